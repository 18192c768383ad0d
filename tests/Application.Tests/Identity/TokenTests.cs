using System.Text;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity;

/// <summary>Tokens for programs: what is kept of them, how long they are good, and whom they stand for.</summary>
public sealed class TokenTests
{
    private static readonly IssueToken.Command Reading = new("Báo cáo tháng", [TokenScopes.ReadTasks], 30);

    [Fact]
    public async Task A_token_stands_for_its_person_within_its_scopes()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var person = await PersonAsync(house, "officer");

        var made = await IssueAsync(house, Reading, person);
        var used = await UseAsync(house, made.Text);

        Assert.Equal((person.PersonId, made.Id), (used!.Account.Id, used.Token.Id));
        Assert.Equal([TokenScopes.ReadTasks], used.Token.Scopes);
        Assert.StartsWith($"vq_{made.Id}_", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_database_opens_the_service()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var made = await IssueAsync(house, Reading, await PersonAsync(house, "officer"));
        var secret = made.Text[(made.Text.LastIndexOf(made.Id, StringComparison.Ordinal) + made.Id.Length + 1)..];

        var row = await house.InAsync<WorkflowsDb, AccessTokenRow>(db => db.Set<AccessTokenRow>().SingleAsync());
        var lines = await house.InAsync<WorkflowsDb, List<AuditLine>>(db => db.Set<AuditLine>().ToListAsync());

        Assert.Equal(32, row.Hash.Length);
        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(row.Hash), StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain(secret, $"{line.Data}{line.Texts}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("vq_")]
    [InlineData("vq_aaaaaaaaaaaaaaaa_")]
    [InlineData("vq_aaaaaaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("không phải mã")]
    public async Task What_is_no_token_of_ours_stands_for_nobody(string text)
    {
        await using var house = await PeopleHouse.BuildAsync();
        await IssueAsync(house, Reading, await PersonAsync(house, "officer"));

        Assert.Null(await UseAsync(house, text));
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_stands_for_nobody()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var text = (await IssueAsync(house, Reading, await PersonAsync(house, "officer"))).Text;

        Assert.Null(await UseAsync(house, text[..25] + (text[25] == 'A' ? 'B' : 'A') + text[26..]));
    }

    [Fact]
    public async Task A_token_ends_on_its_day_by_the_systems_time_and_at_once_when_it_is_revoked()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var person = await PersonAsync(house, "officer");
        var first = await IssueAsync(house, Reading, person);
        var second = await IssueAsync(house, Reading with { Days = 365 }, person);

        house.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await UseAsync(house, first.Text));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await UseAsync(house, first.Text));

        Assert.NotNull(await UseAsync(house, second.Text));
        await house.InAsync<RevokeToken>(revoke => revoke.RunAsync(new(second.Id), person));
        Assert.Null(await UseAsync(house, second.Text));
    }

    [Fact]
    public async Task The_tokens_of_a_disabled_account_are_dead_at_once()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var made = await IssueAsync(house, Reading, await PersonAsync(house, "officer"));

        await house.InAsync<DisableAccount>(disable => disable.RunAsync(new("officer"), Actor.Operator));

        Assert.Null(await UseAsync(house, made.Text));
    }

    [Fact]
    public async Task While_somebody_has_to_choose_a_new_password_their_programs_wait_too()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var made = await IssueAsync(house, Reading, await PersonAsync(house, "officer"));

        await house.InAsync<ResetPassword>(reset => reset.RunAsync(new("officer"), Actor.Operator));

        Assert.Null(await UseAsync(house, made.Text));
    }

    [Fact]
    public async Task Demo_accounts_use_tokens_from_this_machine_only_and_only_in_the_demonstration()
    {
        await using var house = await PeopleHouse.BuildAsync(demo: true);
        await using var real = await PeopleHouse.BuildAsync();
        foreach (var (place, loopback, good) in new[] { (house, true, true), (house, false, false), (real, true, false) })
        {
            var person = await PersonAsync(place, $"demo{loopback}", demo: true);
            var made = await IssueAsync(place, Reading, person);
            Assert.Equal(good, await UseAsync(place, made.Text, loopback) is not null);
        }
    }

    [Fact]
    public async Task Scopes_of_administrators_are_for_administrators()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var officer = await PersonAsync(house, "officer");
        var admin = await PersonAsync(house, "admin", SystemRoles.Administrator);
        var wide = Reading with { Scopes = [TokenScopes.ManageWebhooks, TokenScopes.ReadAdmin] };

        var refused = await Assert.ThrowsAsync<TokenRefusedException>(() => IssueAsync(house, wide, officer));

        Assert.Equal(TokenRefusal.ScopeNotYours, refused.Refusal);
        Assert.NotNull(await UseAsync(house, (await IssueAsync(house, wide, admin)).Text));
    }

    [Theory]
    [InlineData(" ", TokenScopes.ReadTasks, 30, TokenRefusal.BadName)]
    [InlineData("tên", "tasks:everything", 30, TokenRefusal.NoScope)]
    [InlineData("tên", TokenScopes.ReadTasks, 3650, TokenRefusal.BadPeriod)]
    public async Task An_unfinished_request_makes_no_token(string name, string scope, int days, TokenRefusal refusal)
    {
        await using var house = await PeopleHouse.BuildAsync();
        var person = await PersonAsync(house, "officer");

        var refused = await Assert.ThrowsAsync<TokenRefusedException>(() => IssueAsync(house, new(name, [scope], days), person));

        Assert.Equal(refusal, refused.Refusal);
        Assert.Equal(0, await house.InAsync<WorkflowsDb, int>(db => db.Set<AccessTokenRow>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_revokes_somebody_elses_token_except_an_administrator()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var made = await IssueAsync(house, Reading, await PersonAsync(house, "officer"));
        var other = await PersonAsync(house, "other");
        var admin = await PersonAsync(house, "admin", SystemRoles.Administrator);

        await Assert.ThrowsAsync<TokenRefusedException>(() => house.InAsync<RevokeToken>(revoke => revoke.RunAsync(new(made.Id), other)));
        Assert.NotNull(await UseAsync(house, made.Text));
        await house.InAsync<RevokeToken>(revoke => revoke.RunAsync(new(made.Id), admin));
        Assert.Null(await UseAsync(house, made.Text));
    }

    [Fact]
    public async Task The_last_use_is_kept_to_the_hour()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var made = await IssueAsync(house, Reading, await PersonAsync(house, "officer"));
        var first = house.Clock.GetUtcNow();
        await UseAsync(house, made.Text);
        house.Clock.Advance(TimeSpan.FromMinutes(59));
        await UseAsync(house, made.Text);
        Assert.Equal(first, await LastUseAsync(house));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await UseAsync(house, made.Text);
        Assert.Equal(house.Clock.GetUtcNow(), await LastUseAsync(house));
    }

    [Fact]
    public async Task Making_and_revoking_leave_lines_in_the_accounts_chain()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var person = await PersonAsync(house, "officer");
        var made = await IssueAsync(house, Reading, person);
        await house.InAsync<RevokeToken>(revoke => revoke.RunAsync(new(made.Id), person));
        await house.InAsync<RevokeToken>(revoke => revoke.RunAsync(new(made.Id), person));

        var chain = AuditChain.Account(person.PersonId);
        var verbs = await house.InAsync<WorkflowsDb, List<string>>(db => db.Set<AuditLine>().Where(line => line.Chain == chain).OrderBy(line => line.Sequence).Select(line => line.Verb).ToListAsync());

        Assert.Equal(["TokenIssued", "TokenRevoked"], verbs);
        Assert.Empty((await house.InAsync<WorkflowsDb, VerifyAudit.Result>(db => new VerifyAudit(db).RunAsync(null))).Broken);
    }

    private static Task<DateTimeOffset?> LastUseAsync(PeopleHouse house) =>
        house.InAsync<WorkflowsDb, DateTimeOffset?>(db => db.Set<AccessTokenRow>().Select(token => token.LastUsedAt).SingleAsync());

    private static Task<IssueToken.Issued> IssueAsync(PeopleHouse house, IssueToken.Command command, Actor person) =>
        house.InAsync<IssueToken, IssueToken.Issued>(issue => issue.RunAsync(command, person));

    private static Task<UseToken.Used?> UseAsync(PeopleHouse house, string text, bool loopback = false) =>
        house.InAsync<UseToken, UseToken.Used?>(use => use.FindAsync(text, loopback));

    private static async Task<Actor> PersonAsync(PeopleHouse house, string name, SystemRoles roles = SystemRoles.None, bool demo = false)
    {
        await house.InAsync<WorkflowsDb>(async db =>
        {
            db.Add(new Account { Id = name, UserName = name, NormalizedUserName = name.ToUpperInvariant(), FullName = name, SystemRoles = roles, Demo = demo, LockoutEnabled = true });
            await db.SaveChangesAsync();
        });
        return new Actor(name, name);
    }
}
