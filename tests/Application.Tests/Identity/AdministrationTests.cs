using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity;

/// <summary>What administrators do to people and bodies beyond opening accounts.</summary>
public class AdministrationTests
{
    private static readonly DateOnly Today = new(2022, 3, 1);

    [Fact]
    public async Task A_person_is_edited_with_a_line_and_a_change_of_roles_ends_sessions()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.AddAsync("boss", SystemRoles.Administrator);
        var an = await house.AddAsync("an");
        var before = await StampAsync(house, an.Id);

        Assert.True(await EditAsync(house, new(an.Id, "Nguyễn Văn An", "an@vanquan.example", "0912", "vi", SystemRoles.None)));
        Assert.Equal(before, await StampAsync(house, an.Id));
        Assert.False(await EditAsync(house, new(an.Id, "Nguyễn Văn An", "an@vanquan.example", "0912", "vi", SystemRoles.None)));
        Assert.True(await EditAsync(house, new(an.Id, "Nguyễn Văn An", null, null, "en", SystemRoles.Supervisor)));

        Assert.NotEqual(before, await StampAsync(house, an.Id));
        Assert.Equal(("Nguyễn Văn An", "en"), ((await house.DirectoryAsync()).Find(an.Id)!.Name, (await house.DirectoryAsync()).Find(an.Id)!.Language));
        Assert.Equal("AccountAdded PersonEdited PersonEdited", await house.VerbsAsync(AuditChain.Account(an.Id)));
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_an_address_has_to_be_one()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var boss = await house.AddAsync("boss", SystemRoles.Administrator);

        Assert.Equal(AccountRefusal.LastAdministrator, await RefusalAsync(() => EditAsync(house, new(boss.Id, "Chủ", null, null, "vi", SystemRoles.Designer))));
        Assert.Equal(AccountRefusal.BadName, await RefusalAsync(() => EditAsync(house, new(boss.Id, " ", null, null, "vi", SystemRoles.Administrator))));
        Assert.Equal(AccountRefusal.NotAllowed, await RefusalAsync(() => house.InAsync<EditPerson, bool>(use => use.RunAsync(new(boss.Id, "X", null, null, "vi", SystemRoles.Administrator), new Actor("stranger", "")))));
    }

    [Fact]
    public async Task A_new_head_takes_the_place_of_the_old_one_from_that_day()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var old = await house.AddAsync("old", posts: new AddAccount.Post("TNMT", Role.Head));
        var next = await house.AddAsync("next");

        var replaced = await house.InAsync<AppointPerson, IReadOnlyList<string>>(use => use.RunAsync(new("next", "TNMT", Role.Head, Today.AddDays(10)), Actor.Operator));

        var directory = await house.DirectoryAsync();
        Assert.Equal([old.Id], replaced);
        Assert.Equal((old.Id, next.Id), (directory.HeadOf("TNMT", Today.AddDays(9))!.Id, directory.HeadOf("TNMT", Today.AddDays(10))!.Id));
        Assert.Single(directory.Resolve("role:TNMT/Head", Today.AddDays(10)));
        Assert.Equal("AccountAdded PostEnded", await house.VerbsAsync(AuditChain.Account(old.Id)));
    }

    [Fact]
    public async Task An_account_that_is_enabled_again_answers_again()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var an = await house.AddAsync("an", posts: new AddAccount.Post("TNMT", Role.Officer));
        await house.InAsync<DisableAccount>(use => use.RunAsync(new("an"), Actor.Operator));
        Assert.Empty((await house.DirectoryAsync()).Resolve("unit:TNMT", Today));

        await house.InAsync<EnableAccount>(use => use.RunAsync(new(an.Id), Actor.Operator));

        Assert.Single((await house.DirectoryAsync()).Resolve("unit:TNMT", Today));
        Assert.Equal(AccountRefusal.NotDisabled, await RefusalAsync(() => house.InAsync<EnableAccount>(use => use.RunAsync(new(an.Id), Actor.Operator))));
    }

    [Fact]
    public async Task A_body_is_added_and_edited_and_a_plan_imported_again_leaves_what_was_edited()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.InAsync<KeepBody>(use => use.AddAsync(new("DIEM-HE", "UBND xã Điềm He", OrgUnitKind.Commune, "UBND", "diemhe@vanquan.example"), Actor.Operator));
        await house.InAsync<KeepBody>(use => use.EditAsync(new("TNMT", "Phòng Nông nghiệp và Môi trường", OrgUnitKind.Department, "UBND", null), Actor.Operator));
        await house.InAsync<WorkflowsDb>(async db =>
        {
            await KeepUnits.RunAsync(db, [new OrgUnit("TNMT", "Phòng cũ", OrgUnitKind.Department, "VP")]);
            await db.SaveChangesAsync();
        });

        Assert.Equal("Phòng Nông nghiệp và Môi trường", (await UnitAsync(house, "TNMT")).Name);
        Assert.Equal("diemhe@vanquan.example", (await UnitAsync(house, "DIEM-HE")).Address);
        Assert.Equal("UnitAdded UnitEdited", await house.VerbsAsync(AuditChain.Service));
        Assert.Equal(AccountRefusal.UnitExists, await RefusalAsync(() => house.InAsync<KeepBody>(use => use.AddAsync(new("VP", "Văn phòng", OrgUnitKind.Office, null, null), Actor.Operator))));
        Assert.Equal(AccountRefusal.Circle, await RefusalAsync(() => house.InAsync<KeepBody>(use => use.EditAsync(new("UBND", "UBND", OrgUnitKind.District, "VP", null), Actor.Operator))));
    }

    [Fact]
    public async Task Two_communes_merge_into_a_new_one_and_its_one_head_is_whoever_is_appointed()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var one = await house.AddAsync("one", posts: new AddAccount.Post("TRANG-PHAI", Role.Head));
        var other = await house.AddAsync("other", posts: new AddAccount.Post("VAN-AN", Role.Head));

        await house.InAsync<EndUnit>(use => use.RunAsync(new("TRANG-PHAI", new(2025, 7, 1), ["DIEM-HE"], "NQ 1672", ["VAN-AN"], [new("DIEM-HE", "UBND xã Điềm He")]), Actor.Operator));

        var directory = await house.DirectoryAsync();
        var on = new DateOnly(2025, 7, 1);
        Assert.Equal(("DIEM-HE", "DIEM-HE"), (directory.Succession.Heir("TRANG-PHAI", on), directory.Succession.Heir("VAN-AN", on)));
        Assert.Equal([Role.Officer, Role.Officer], new[] { one.Id, other.Id }.SelectMany(id => directory.PostsOf(id, on)).Select(post => post.Role));
        Assert.Equal("UnitAdded UnitEnded UnitEnded", await house.VerbsAsync(AuditChain.Service));
    }

    [Fact]
    public async Task A_head_who_comes_to_a_body_with_a_head_becomes_an_officer_with_a_line()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var stays = await house.AddAsync("stays", posts: new AddAccount.Post("TRANG-PHAI", Role.Head));
        var comes = await house.AddAsync("comes", posts: new AddAccount.Post("VAN-AN", Role.Head));

        await house.InAsync<EndUnit>(use => use.RunAsync(new("VAN-AN", new(2025, 7, 1), ["TRANG-PHAI"], "NQ 1672"), Actor.Operator));

        var directory = await house.DirectoryAsync();
        Assert.Equal([stays.Id], directory.Resolve("role:TRANG-PHAI/Head", new(2025, 7, 1)).Select(person => person.Id));
        Assert.Equal(Role.Head, directory.PostsOf(comes.Id, new(2025, 6, 30)).Single().Role);
        Assert.Equal(("TRANG-PHAI", Role.Officer), (directory.PostsOf(comes.Id, new(2025, 7, 1)).Single().UnitCode, directory.PostsOf(comes.Id, new(2025, 7, 1)).Single().Role));
        Assert.Equal("AccountAdded PostMoved", await house.VerbsAsync(AuditChain.Account(comes.Id)));
    }

    private static Task<bool> EditAsync(PeopleHouse house, EditPerson.Command command) => house.InAsync<EditPerson, bool>(use => use.RunAsync(command, Actor.Operator));

    private static Task<string?> StampAsync(PeopleHouse house, string id) => house.InAsync<WorkflowsDb, string?>(db => db.Users.Where(account => account.Id == id).Select(account => account.SecurityStamp).SingleAsync());

    private static Task<UnitRow> UnitAsync(PeopleHouse house, string code) => house.InAsync<WorkflowsDb, UnitRow>(db => db.Set<UnitRow>().AsNoTracking().SingleAsync(unit => unit.Code == code));

    private static async Task<AccountRefusal> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<AccountRefusedException>(work)).Refusal;
}
