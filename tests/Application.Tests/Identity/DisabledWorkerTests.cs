using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application_Tests.Tasks;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Identity;

/// <summary>What becomes of the work of somebody whose account is disabled.</summary>
public sealed class DisabledWorkerTests
{
    [Fact]
    public async Task Claimed_work_goes_back_to_the_body_with_a_line()
    {
        await using var house = await OpenAsync();
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(task.Id, house.NextOperation()), An, default));

        var work = await house.UseAsync<HandOverWork, OpenWork>(use => use.OfAsync(An.PersonId, default));
        Assert.Equal((task.Id, 0), (Assert.Single(work.Held).Id, work.Personal.Count));
        await DisableAsync(house);

        var released = await house.TaskAsync("Survey");
        Assert.Equal((TaskState.Open, (string?)null), (released.State, released.ClaimedBy));
        Assert.Single(await house.RowsAsync<AuditLine>(), line => line.Verb == "TaskReleased" && line.Chain == AuditChain.Instance(task.InstanceId));
        Assert.True((await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(task.Id, house.NextOperation()), Em, default))).IsDone);
    }

    [Fact]
    public async Task Work_addressed_to_the_person_alone_is_given_to_somebody_else_first()
    {
        await using var house = await OpenAsync();
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ReassignTask, TaskAnswer>(use => use.RunAsync(new(task.Id, house.NextOperation(), "person:an", "An quen thửa đất"), Binh, default));

        var (given, refused) = await house.UseAsync<HandOverWork, (int, TaskAnswer?)>(use => use.RunAsync(new(An.PersonId, "unit:TNMT", "Khóa tài khoản", "hand-over"), Giang, default));
        await DisableAsync(house);

        Assert.Equal((1, (TaskAnswer?)null), (given, refused));
        Assert.Equal("unit:TNMT", (await house.TaskAsync("Survey")).Assignee);
        Assert.Empty((await house.UseAsync<HandOverWork, OpenWork>(use => use.OfAsync(An.PersonId, default))).Personal);
    }

    private static async Task<TaskHouse> OpenAsync()
    {
        var house = await BuildAsync();
        await using (var db = await house.Databases.CreateDbContextAsync())
            await db.Users.Where(account => account.Id == An.PersonId).ExecuteUpdateAsync(set => set.SetProperty(account => account.NormalizedUserName, "AN").SetProperty(account => account.SecurityStamp, "s"));
        await house.StartAsync(Procedures.Unreviewed());
        return house;
    }

    private static Task<bool> DisableAsync(TaskHouse house) => house.UseAsync<DisableAccount, bool>(async disable =>
    {
        await disable.RunAsync(new(An.PersonId, "Nghỉ hưu"), Actor.Operator);
        return true;
    });
}
