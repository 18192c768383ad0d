using System.Net;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity.SigningIn;

public class SessionTests
{
    private const string Chosen = "Mưa-xuân-2022-về";

    [Fact]
    public async Task Every_sign_in_is_a_session_of_its_own_and_stands_until_it_is_ended()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        var (one, two) = (await house.SignInAsync(added), await house.SignInAsync(added));

        Assert.Equal((true, true), (await StandsAsync(house, added, one), await StandsAsync(house, added, two)));
        Assert.Equal(1, await EndAsync(house, added, current: one, ended: two));
        Assert.Equal((true, false), (await StandsAsync(house, added, one), await StandsAsync(house, added, two)));
        Assert.Equal("AccountAdded SignedIn SignedIn SessionEnded", await house.VerbsAsync(AuditChain.Account(added.Id)));
    }

    [Fact]
    public async Task All_other_sessions_can_be_ended_at_once_and_nobody_ends_somebody_elses()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var (mine, theirs) = (await house.AddAsync("tp.tnmt"), await house.AddAsync("cv.tnmt"));
        var (one, two, three, other) = (await house.SignInAsync(mine), await house.SignInAsync(mine), await house.SignInAsync(mine), await house.SignInAsync(theirs));

        Assert.Equal(0, await EndAsync(house, mine, one, other));
        Assert.Equal(2, await EndAsync(house, mine, one, ended: null));
        Assert.Equal((true, false, false, true), (
            await StandsAsync(house, mine, one), await StandsAsync(house, mine, two), await StandsAsync(house, mine, three), await StandsAsync(house, theirs, other)));
        Assert.Single(await house.InAsync<ReadOwnSessions, List<SessionRow>>(read => read.RunAsync(mine.Id, default)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_a_second_time_changes_nothing()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        var session = await house.SignInAsync(added);

        Assert.Equal((1, 0), (await EndAsync(house, added, session, session), await EndAsync(house, added, session, session)));
        Assert.Equal("AccountAdded SignedIn SignedOut", await house.VerbsAsync(AuditChain.Account(added.Id)));
    }

    [Fact]
    public async Task A_changed_password_ends_every_session_but_the_one_it_was_changed_in()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        var (here, there) = (await house.SignInAsync(added), await house.SignInAsync(added));

        await house.InAsync<ChangeOwnPassword>(change => change.RunAsync(new(added.Password, Chosen, here), new Actor(added.Id, "")));

        Assert.Equal((true, false), (await StandsAsync(house, added, here), await StandsAsync(house, added, there)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disabling_an_account_and_giving_it_a_new_password_end_all_its_sessions(bool disable)
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        var session = await house.SignInAsync(added);

        if (disable)
            await house.InAsync<DisableAccount>(use => use.RunAsync(new("tp.tnmt"), Actor.Operator));
        else
            await house.InAsync<ResetPassword>(use => use.RunAsync(new("tp.tnmt"), Actor.Operator));

        Assert.False(await StandsAsync(house, added, session));
        Assert.Empty(await house.InAsync<ReadOwnSessions, List<SessionRow>>(read => read.RunAsync(added.Id, default)));
    }

    [Fact]
    public async Task A_session_counts_only_with_its_own_account_and_its_stamp()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var (mine, theirs) = (await house.AddAsync("tp.tnmt"), await house.AddAsync("cv.tnmt"));
        var session = await house.SignInAsync(mine);

        Assert.False(await StandsAsync(house, theirs, session));
        Assert.False(await house.InAsync<CheckSession, bool>(check => check.RunAsync(session.ToString(), mine.Id, "an older stamp", fromLoopback: true)));
        Assert.False(await house.InAsync<CheckSession, bool>(check => check.RunAsync(null, mine.Id, null, fromLoopback: true)));
    }

    [Fact]
    public async Task When_a_session_was_last_used_is_written_every_five_minutes()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        var session = await house.SignInAsync(added);
        var started = house.Clock.GetUtcNow();

        house.Clock.Advance(TimeSpan.FromMinutes(4));
        await StandsAsync(house, added, session);
        await house.InAsync<SeenSessions>(seen => seen.WriteWaitingAsync());
        Assert.Equal(started, await LastSeenAsync(house, session));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await StandsAsync(house, added, session);
        await house.InAsync<SeenSessions>(seen => seen.WriteWaitingAsync());
        Assert.Equal(started.AddMinutes(5), await LastSeenAsync(house, session));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "203.0.113.77", "Edge trên Windows, từ 203.0.113.*")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36", "::ffff:203.0.113.77", "Chrome trên Android, từ 203.0.113.*")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1", "2001:db8:1:2::3", "Safari trên iPhone, từ 2001:db8:1::/48")]
    [InlineData("", "127.0.0.1", "chính máy chủ")]
    [InlineData(null, null, null)]
    public void A_visit_is_told_as_people_recognise_it_and_no_closer(string? agent, string? address, string? words) =>
        Assert.Equal(words, Visit.Of(agent, address is null ? null : IPAddress.Parse(address)).InWords("vi"));

    /// <summary>With the stamp as it is now: what a cookie issued just now would carry.</summary>
    private static async Task<bool> StandsAsync(PeopleHouse house, AddAccount.Result account, Guid session)
    {
        var stamp = await house.InAsync<WorkflowsDb, string?>(db => db.Users.Where(one => one.Id == account.Id).Select(one => one.SecurityStamp).SingleAsync());
        return await house.InAsync<CheckSession, bool>(check => check.RunAsync(session.ToString(), account.Id, stamp, fromLoopback: true));
    }

    private static Task<int> EndAsync(PeopleHouse house, AddAccount.Result account, Guid current, Guid? ended) =>
        house.InAsync<EndOwnSessions, int>(end => end.RunAsync(new(current, ended), new Actor(account.Id, "")));

    private static Task<DateTimeOffset> LastSeenAsync(PeopleHouse house, Guid session) =>
        house.InAsync<WorkflowsDb, DateTimeOffset>(db => db.Set<SessionRow>().Where(row => row.Id == session).Select(row => row.LastSeenAt).SingleAsync());
}
