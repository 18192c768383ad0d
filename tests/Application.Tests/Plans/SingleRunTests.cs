using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>A published procedure is started once for one body, outside the plan's rounds.</summary>
public sealed class SingleRunTests
{
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 1, 0, 0, TimeSpan.Zero);

    private static StartSingleRun.Command Wanted => new("house", "TRANG-PHAI", null, "Nhà văn hóa Khòn Riềng", new DateOnly(2022, 3, 31), "Công văn 12/UBND", "op-1");

    [Fact]
    public async Task It_opens_its_first_task_with_the_due_date_that_was_given_and_leaves_why_in_its_chain()
    {
        await using var service = await StartAsync();

        var id = await RunAsync(service, Wanted, Actor.Operator);

        var task = await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().SingleAsync(one => one.InstanceId == id));
        Assert.Equal((new DateOnly(2022, 3, 31), "Nhà văn hóa Khòn Riềng"), (task.DueDate, task.Subject));
        Assert.Equal("TRANG-PHAI", await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(row => row.Id == id).Select(row => row.UnitCode).SingleAsync()));
        Assert.Null(task.PlanCode);
        var line = await service.ReadAsync(db => db.Set<AuditLine>().AsNoTracking().SingleAsync(one => one.Chain == AuditChain.Instance(id) && one.Verb == "StartedOutsideThePlan"));
        Assert.Equal("Công văn 12/UBND", line.Reason);
    }

    [Fact]
    public async Task Asking_twice_starts_once()
    {
        await using var service = await StartAsync();

        Assert.Equal(await RunAsync(service, Wanted, Actor.Operator), await RunAsync(service, Wanted, Actor.Operator));

        Assert.Equal(1, await service.ReadAsync(db => db.Set<UserTask>().CountAsync(one => one.PlanCode == null)));
    }

    [Fact]
    public async Task Two_people_with_one_operation_start_two_runs()
    {
        await using var service = await StartAsync();

        Assert.NotEqual(await RunAsync(service, Wanted, Actor.Operator), await RunAsync(service, Wanted, Actor.System));
    }

    public static TheoryData<string> Refusals => ["unit", "lead", "past", "basis", "definition"];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_starts(string what)
    {
        await using var service = await StartAsync();
        var (command, refusal) = what switch
        {
            "unit" => (Wanted with { Unit = "NOWHERE" }, DefinitionRefusal.Invalid),
            "lead" => (Wanted with { Lead = "NOWHERE" }, DefinitionRefusal.Invalid),
            "past" => (Wanted with { Due = new DateOnly(2021, 12, 19) }, DefinitionRefusal.Invalid),
            "basis" => (Wanted with { Basis = " " }, DefinitionRefusal.Invalid),
            _ => (Wanted with { DefinitionId = "nothing" }, DefinitionRefusal.NotFound),
        };

        var refused = await Assert.ThrowsAsync<DefinitionProblemException>(() => RunAsync(service, command, Actor.Operator));

        Assert.Equal(refusal, refused.Refusal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<UserTask>().CountAsync(one => one.PlanCode == null)));
    }

    [Fact]
    public async Task An_officer_may_not_and_a_retired_procedure_does_not_start()
    {
        await using var service = await StartAsync();
        var refused = await Assert.ThrowsAsync<DefinitionProblemException>(() => RunAsync(service, Wanted, new Actor("officer", "officer")));
        Assert.Equal(DefinitionRefusal.Forbidden, refused.Refusal);

        await service.InAsync<RetireDefinition, int>(retire => retire.RunAsync(new("house", "thay quy trình", "r-1"), Actor.Operator, default));

        var retired = await Assert.ThrowsAsync<DefinitionProblemException>(() => RunAsync(service, Wanted, Actor.Operator));
        Assert.Equal(DefinitionRefusal.Conflict, retired.Refusal);
    }

    private static async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync(new DemoClock(Start));
        await service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(
            new(SmallPlan.Json(), [new("house.json", SmallPlan.Task("house", "ActionDue")), new("monthly.json", SmallPlan.Task("monthly", "PeriodEnd"))]), Actor.Operator, default));
        return service;
    }

    private static Task<string> RunAsync(RunningService service, StartSingleRun.Command command, Actor actor) =>
        service.InAsync<StartSingleRun, string>(start => start.RunAsync(command, actor, default));
}
