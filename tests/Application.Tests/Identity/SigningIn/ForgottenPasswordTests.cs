using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity.SigningIn;

public partial class ForgottenPasswordTests
{
    private const string Chosen = "Mưa-xuân-2022-về";
    private static readonly Visit Here = new("Chrome", "Windows", "203.0.113.*");

    [Fact]
    public async Task The_link_from_the_mail_sets_a_password_once_ends_all_sessions_and_a_mail_says_so()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await AddAsync(house);
        await house.SignInAsync(added);
        await AskAsync(house, "son.tnmt");
        var token = await TokenAsync(house);

        Assert.Equal("son.tnmt", await house.InAsync<SetForgottenPassword, string?>(set => set.ReadAsync(token)));
        var done = await SetAsync(house, token, Chosen);

        Assert.Equal(("son.tnmt", 0), (done.UserName, done.Errors.Count));
        Assert.Equal(SignInOutcome.Done, (await TryAsync(house, Chosen)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(house, added.Password)).Outcome);
        Assert.Single(await house.InAsync<ReadOwnSessions, List<SessionRow>>(read => read.RunAsync(added.Id, default)));
        Assert.Null((await SetAsync(house, token, "Một-mật-khẩu-Khác-9")).UserName);
        Assert.Equal(["password-reset", "password-changed"], (await MailsAsync(house)).Select(mail => mail.Template));
        Assert.Equal("AccountAdded SignedIn PasswordLinkSent PasswordSetByLink SignedIn SignInFailed", await house.VerbsAsync(AuditChain.Account(added.Id)));
    }

    [Fact]
    public async Task The_link_lives_half_an_hour_of_the_systems_time()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await AddAsync(house);
        await AskAsync(house, "son.tnmt");
        var token = await TokenAsync(house);

        house.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await house.InAsync<SetForgottenPassword, string?>(set => set.ReadAsync(token)));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await house.InAsync<SetForgottenPassword, string?>(set => set.ReadAsync(token)));
        Assert.Null((await SetAsync(house, token, Chosen)).UserName);
    }

    [Fact]
    public async Task A_password_that_breaks_the_rules_leaves_the_link_and_everything_else_as_it_was()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await AddAsync(house);
        await AskAsync(house, "son.tnmt");
        var token = await TokenAsync(house);

        Assert.Equal("PasswordTooShort", (await SetAsync(house, token, "short1A")).Errors[0].Code);
        Assert.Equal(SignInOutcome.MustChangePassword, (await TryAsync(house, added.Password)).Outcome);
        Assert.NotNull((await SetAsync(house, token, Chosen)).UserName);
    }

    [Theory]
    [InlineData("nobody", null, false)]
    [InlineData("son.tnmt", null, false)]
    [InlineData("son.tnmt", "son@vanquan.example", true)]
    public async Task Where_no_link_can_go_the_answer_is_the_same_and_nothing_is_sent(string asked, string? email, bool disabled)
    {
        await using var house = await PeopleHouse.BuildAsync();
        await AddAsync(house, email);
        if (disabled)
            await house.InAsync<DisableAccount>(use => use.RunAsync(new("son.tnmt"), Actor.Operator));

        Assert.Equal(AskForPasswordLink.Outcome.Taken, await AskAsync(house, asked));

        Assert.Empty(await MailsAsync(house));
        Assert.Equal(1, await house.InAsync<WorkflowsDb, int>(db => db.Set<PasswordLinkRow>().CountAsync()));
    }

    [Fact]
    public async Task A_demo_account_gets_no_link()
    {
        await using var house = await PeopleHouse.BuildAsync(demo: true);
        await house.InAsync<SeedDemoAccounts>(seed => seed.RunAsync());

        Assert.Equal(AskForPasswordLink.Outcome.Taken, await AskAsync(house, "tp.tnmt"));
        Assert.Empty(await MailsAsync(house));
    }

    [Fact]
    public async Task An_account_is_sent_three_links_an_hour_and_a_network_may_ask_twenty_times()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await AddAsync(house);
        for (var i = 0; i < AskForPasswordLink.MostFromAnAddress; i++)
            Assert.Equal(AskForPasswordLink.Outcome.Taken, await AskAsync(house, "son.tnmt"));

        Assert.Equal(AskForPasswordLink.Outcome.TooManyFromHere, await AskAsync(house, "son.tnmt"));
        Assert.Equal(AskForPasswordLink.MostOfAnAccount, (await MailsAsync(house)).Count);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(AskForPasswordLink.Outcome.Taken, await AskAsync(house, "son@vanquan.example"));
        Assert.Equal(AskForPasswordLink.MostOfAnAccount + 1, (await MailsAsync(house)).Count);
    }

    [Fact]
    public async Task The_link_lifts_a_lockout_and_all_older_links_die_with_it()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await AddAsync(house);
        for (var i = 0; i < 5; i++)
            await TryAsync(house, "wrong");
        await AskAsync(house, "son.tnmt");
        var older = await TokenAsync(house);
        await AskAsync(house, "son.tnmt");

        await SetAsync(house, await TokenAsync(house), Chosen);

        Assert.Equal(SignInOutcome.Done, (await TryAsync(house, Chosen)).Outcome);
        Assert.Null(await house.InAsync<SetForgottenPassword, string?>(set => set.ReadAsync(older)));
    }

    [Fact]
    public async Task Neither_the_outbox_nor_the_audit_knows_the_token_and_only_its_reader_has_it_opened()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await AddAsync(house);
        await AskAsync(house, "son.tnmt");
        var token = await TokenAsync(house);
        var mail = Assert.Single(await MailsAsync(house));

        Assert.DoesNotContain(token, mail.Model, StringComparison.Ordinal);
        Assert.All(await house.LinesAsync(AuditChain.Account(added.Id)), line => Assert.DoesNotContain(token, line.Data + line.Texts, StringComparison.Ordinal));
        var closed = Link().Match(await house.InAsync<MailTemplates, string>(templates => Task.FromResult(templates.RenderText(mail)))).Groups[1].Value;
        Assert.StartsWith(MailSeal.Sign, closed, StringComparison.Ordinal);
        Assert.Null(await house.InAsync<SetForgottenPassword, string?>(set => set.ReadAsync(closed)));
        var copied = await house.InAsync<MailSeal, RenderedMail>(seal => Task.FromResult(seal.Open("another reader", new RenderedMail("", closed))));
        Assert.Equal(closed, copied.Text);
    }

    private static Task<AddAccount.Result> AddAsync(PeopleHouse house, string? email = "son@vanquan.example") =>
        house.InAsync<AddAccount, AddAccount.Result>(add => add.RunAsync(new("son.tnmt", "Nông Văn Sơn", email), Actor.Operator));

    private static Task<AskForPasswordLink.Outcome> AskAsync(PeopleHouse house, string name) =>
        house.InAsync<AskForPasswordLink, AskForPasswordLink.Outcome>(ask => ask.RunAsync(new(name, Here)));

    private static Task<SetForgottenPassword.Result> SetAsync(PeopleHouse house, string token, string password) =>
        house.InAsync<SetForgottenPassword, SetForgottenPassword.Result>(set => set.RunAsync(new(token, password, Here)));

    private static Task<SignIn.Result> TryAsync(PeopleHouse house, string password) =>
        house.InAsync<SignIn, SignIn.Result>(use => use.RunAsync(new("son.tnmt", password, true)));

    private static Task<List<MailMessage>> MailsAsync(PeopleHouse house) =>
        house.InAsync<WorkflowsDb, List<MailMessage>>(async db => [.. (await db.Set<MailMessage>().ToListAsync()).OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Template == "password-changed")]);

    /// <summary>As its reader finds it in the newest mail.</summary>
    private static async Task<string> TokenAsync(PeopleHouse house)
    {
        var mail = (await house.InAsync<WorkflowsDb, List<MailMessage>>(db => db.Set<MailMessage>().ToListAsync())).MaxBy(one => one.Id)!;
        using var sent = await house.InAsync<MailComposer, MimeKit.MimeMessage>(composer => Task.FromResult(composer.Compose(mail)));
        Assert.Contains(Link().Match(sent.TextBody!).Value, sent.HtmlBody, StringComparison.Ordinal);
        return Link().Match(sent.TextBody!).Groups[1].Value;
    }

    [GeneratedRegex(@"http://localhost:5080/dat-lai-mat-khau\?ma=([\w-]+)")]
    private static partial Regex Link();
}
