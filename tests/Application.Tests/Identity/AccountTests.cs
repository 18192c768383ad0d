using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity;

public class AccountTests
{
    [Fact]
    public async Task The_first_administrator_is_made_once_with_a_generated_password_that_must_be_changed()
    {
        await using var house = await PeopleHouse.BuildAsync();

        var first = await house.InAsync<CreateFirstAdministrator, AddAccount.Result?>(create => create.RunAsync());
        var second = await house.InAsync<CreateFirstAdministrator, AddAccount.Result?>(create => create.RunAsync());

        Assert.Null(second);
        var account = await house.InAsync<WorkflowsDb, Account>(db => db.Users.SingleAsync());
        Assert.Equal(("admin", SystemRoles.Administrator, true), (account.UserName, account.SystemRoles, account.MustChangePassword));
        Assert.DoesNotContain(first!.Password, account.PasswordHash, StringComparison.Ordinal);
        Assert.Equal("AccountAdded", await house.VerbsAsync(AuditChain.Account(account.Id)));
    }

    [Fact]
    public async Task An_account_brings_its_person_and_posts_into_the_directory()
    {
        await using var house = await PeopleHouse.BuildAsync();
        Assert.Empty((await house.DirectoryAsync()).Resolve("role:TNMT/Head", new(2022, 3, 1)));

        var added = await house.AddAsync("tp.tnmt", posts: new AddAccount.Post("TNMT", Role.Head));

        var head = Assert.Single((await house.DirectoryAsync()).Resolve("role:TNMT/Head", new(2022, 3, 1)));
        Assert.Equal((added.Id, "Nông Văn Sơn"), (head.Id, head.Name));
    }

    [Fact]
    public async Task A_disabled_account_leaves_its_post_vacant_and_the_line_says_why()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt", posts: new AddAccount.Post("TNMT", Role.Head));

        await house.InAsync<DisableAccount>(disable => disable.RunAsync(new("tp.tnmt", "nghỉ hưu"), Actor.Operator));

        Assert.Empty((await house.DirectoryAsync()).Resolve("role:TNMT/Head", new(2022, 3, 1)));
        Assert.Equal("nghỉ hưu", (await house.LinesAsync(AuditChain.Account(added.Id)))[^1].Reason);
    }

    [Theory]
    [InlineData("tp.tnmt", "TNMT", AccountRefusal.NameTaken)]
    [InlineData("TP.TNMT", "TNMT", AccountRefusal.NameTaken)]
    [InlineData("có dấu", "TNMT", AccountRefusal.BadName)]
    [InlineData("", "TNMT", AccountRefusal.BadName)]
    [InlineData("new", "NOWHERE", AccountRefusal.UnknownUnit)]
    public async Task An_account_that_cannot_be_is_refused_and_nothing_is_left_behind(string userName, string unit, AccountRefusal refusal)
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.AddAsync("tp.tnmt");

        var thrown = await Assert.ThrowsAsync<AccountRefusedException>(() => house.AddAsync(userName, posts: new AddAccount.Post(unit, Role.Head)));

        Assert.Equal(refusal, thrown.Refusal);
        Assert.Equal((1, 1), await house.InAsync<WorkflowsDb, (int, int)>(async db => (await db.Users.CountAsync(), await db.Set<AuditLine>().CountAsync())));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_disabled()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.AddAsync("one", SystemRoles.Administrator);
        await house.AddAsync("two", SystemRoles.Administrator);

        await house.InAsync<DisableAccount>(disable => disable.RunAsync(new("one"), Actor.Operator));
        var again = await Refused(new("one"));
        var last = await Refused(new("two"));

        Assert.Equal((AccountRefusal.AlreadyDisabled, AccountRefusal.LastAdministrator), (again, last));

        async Task<AccountRefusal> Refused(DisableAccount.Command command) =>
            (await Assert.ThrowsAsync<AccountRefusedException>(() => house.InAsync<DisableAccount>(disable => disable.RunAsync(command, Actor.Operator)))).Refusal;
    }

    [Fact]
    public async Task Only_an_administrator_in_office_changes_accounts()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var officer = await house.AddAsync("cv.tnmt");
        var former = await house.AddAsync("former", SystemRoles.Administrator);
        var present = await house.AddAsync("present", SystemRoles.Administrator);
        await house.InAsync<DisableAccount>(disable => disable.RunAsync(new("former"), Actor.Operator));

        foreach (var id in new[] { officer.Id, former.Id, "nobody" })
            Assert.Equal(AccountRefusal.NotAllowed, (await Assert.ThrowsAsync<AccountRefusedException>(() => AddAs(id))).Refusal);
        await AddAs(present.Id);

        Task AddAs(string id) => house.InAsync<AddAccount>(add => add.RunAsync(new("new", "Mới"), new Actor(id, "")));
    }

    [Fact]
    public async Task A_change_made_elsewhere_reaches_the_cached_directory()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var before = await house.DirectoryAsync();
        Assert.Same(before, await house.DirectoryAsync());

        await house.AddAsync("x");

        Assert.NotSame(before, await house.DirectoryAsync());
    }

    [Fact]
    public async Task A_rolled_back_change_does_not_stay_in_the_cached_directory()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var source = new StaffDirectorySource();
        await house.InAsync<WorkflowsDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Account { UserName = "ghost", FullName = "Ghost" });
            await db.SaveChangesAsync();
            Assert.Single((await source.GetAsync(db)).People);
            await transaction.RollbackAsync();
        });

        Assert.Empty((await house.InAsync<WorkflowsDb, StaffDirectory>(async db => await source.GetAsync(db))).People);
    }
}
