using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity;

public class PostsAndUnitsTests
{
    private static readonly DateOnly Today = new(2022, 3, 1);

    [Fact]
    public async Task A_post_is_given_for_a_period_and_can_end_early()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("an");
        await house.InAsync<AppointPerson>(use => use.RunAsync(new("an", "TNMT", Role.Head, Today, Today.AddDays(30)), Actor.Operator));
        await house.InAsync<EndPost>(use => use.RunAsync(new("an", "TNMT", Role.Head, Today.AddDays(9)), Actor.Operator));

        var directory = await house.DirectoryAsync();
        Assert.Equal(
            [false, true, true, false],
            new[] { -1, 0, 9, 10 }.Select(day => directory.IsMember(added.Id, "TNMT", Today.AddDays(day))));
        Assert.Equal("AccountAdded PostGiven PostEnded", await house.VerbsAsync(AuditChain.Account(added.Id)));
    }

    [Fact]
    public async Task A_post_that_nobody_holds_cannot_end()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.AddAsync("an", posts: new AddAccount.Post("TNMT", Role.Officer));

        Assert.Equal(AccountRefusal.UnknownPost, await RefusalAsync(() => house.InAsync<EndPost>(use => use.RunAsync(new("an", "TNMT", Role.Head, Today), Actor.Operator))));
        Assert.Equal(AccountRefusal.UnknownUnit, await RefusalAsync(() => house.InAsync<AppointPerson>(use => use.RunAsync(new("an", "X", Role.Head), Actor.Operator))));
        Assert.Equal(AccountRefusal.BadPeriod, await RefusalAsync(() => house.InAsync<AppointPerson>(use => use.RunAsync(new("an", "VP", Role.Head, Today, Today.AddDays(-1)), Actor.Operator))));
    }

    [Fact]
    public async Task A_person_delegates_their_own_power_and_nobody_elses()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var head = await house.AddAsync("head", posts: new AddAccount.Post("TNMT", Role.Head));
        var stand = await house.AddAsync("stand-in");
        var command = new DelegatePower.Command(head.Id, stand.Id, Today, Today.AddDays(7), Reason: "đi công tác");

        Assert.Equal(AccountRefusal.NotAllowed, await RefusalAsync(() => DelegateAsync(house, command, new Actor(stand.Id, ""))));
        Assert.Equal(AccountRefusal.UnknownAccount, await RefusalAsync(() => DelegateAsync(house, command with { ToPersonId = "x" }, new Actor(head.Id, ""))));
        Assert.Equal(AccountRefusal.BadPeriod, await RefusalAsync(() => DelegateAsync(house, command with { To = Today.AddDays(-1) }, new Actor(head.Id, ""))));
        var id = await DelegateAsync(house, command, new Actor(head.Id, ""));

        var address = Address.OfRole("TNMT", Role.Head);
        Assert.Equal(new Standing(stand.Id, head.Id), (await house.DirectoryAsync()).StandingOf(stand.Id, address, Today.AddDays(5)));

        await house.InAsync<EndDelegation>(use => use.RunAsync(new(id, Today.AddDays(2)), new Actor(head.Id, "")));

        Assert.Null((await house.DirectoryAsync()).StandingOf(stand.Id, address, Today.AddDays(5)));
        Assert.NotNull((await house.DirectoryAsync()).StandingOf(stand.Id, address, Today.AddDays(2)));
        Assert.Equal("AccountAdded PowerDelegated DelegationEnded", await house.VerbsAsync(AuditChain.Account(head.Id)));
    }

    [Fact]
    public async Task A_body_that_ends_passes_its_addresses_to_its_heir_from_that_day()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.AddAsync("ct.trangphai", posts: new AddAccount.Post("TRANG-PHAI", Role.Head));
        var merged = new EndUnit.Command("VAN-AN", new(2025, 7, 1), ["TRANG-PHAI"], "NQ 1672/NQ-UBTVQH15");

        await house.InAsync<EndUnit>(use => use.RunAsync(merged, Actor.Operator));

        var directory = await house.DirectoryAsync();
        Assert.Empty(directory.Resolve("role:VAN-AN/Head", new(2025, 6, 30)));
        Assert.Single(directory.Resolve("role:VAN-AN/Head", new(2025, 7, 1)));
        Assert.Equal("UnitEnded", await house.VerbsAsync(AuditChain.Service));
        Assert.Equal(AccountRefusal.UnitEnded, await RefusalAsync(() => house.InAsync<EndUnit>(use => use.RunAsync(merged, Actor.Operator))));
        Assert.Equal(AccountRefusal.UnitEnded, await RefusalAsync(() => house.InAsync<EndUnit>(use => use.RunAsync(new("TNMT", new(2026, 1, 1), ["VAN-AN"], ""), Actor.Operator))));
    }

    [Fact]
    public async Task Importing_a_plan_again_renews_names_but_not_an_end_decided_since()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.InAsync<EndUnit>(use => use.RunAsync(new("VAN-AN", new(2025, 7, 1), ["TRANG-PHAI"], ""), Actor.Operator));

        await house.InAsync<WorkflowsDb>(async db =>
        {
            await KeepUnits.RunAsync(db, [
                new OrgUnit("VAN-AN", "Xã Văn An", OrgUnitKind.Commune, "UBND"),
                new OrgUnit("OLD", "Cũ", OrgUnitKind.Commune, "UBND", End: new UnitEnd(UnitEndKind.Renamed, new(2020, 1, 1), ["TNMT"])),
            ]);
            await db.SaveChangesAsync();
        });

        var directory = await house.DirectoryAsync();
        Assert.Equal(("TRANG-PHAI", "TNMT"), (directory.Succession.Heir("VAN-AN", new(2025, 7, 1)), directory.Succession.Heir("OLD", Today)));
    }

    private static Task<string> DelegateAsync(PeopleHouse house, DelegatePower.Command command, Actor actor) =>
        house.InAsync<DelegatePower, string>(use => use.RunAsync(command, actor));

    private static async Task<AccountRefusal> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<AccountRefusedException>(work)).Refusal;
}
