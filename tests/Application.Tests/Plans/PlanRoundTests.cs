using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>A plan is taken in, its actions begin by the clock, and rounds follow one another.</summary>
public sealed class PlanRoundTests
{
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 1, 0, 0, TimeSpan.Zero);
    private readonly DemoClock clock = new(Start);

    [Fact]
    public async Task A_dated_action_starts_one_instance_per_subject_with_its_due_date()
    {
        await using var service = await StartAsync();
        await MoveAsync(service, Start.AddHours(1));
        var instances = await InstancesAsync(service, 1);
        Assert.Equal(["small.1.1.TRANG-PHAI.NVH-1", "small.1.1.TRANG-PHAI.NVH-2"], instances.Select(row => row.Id));
        var tasks = await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().Where(task => task.ActionNumber == 1).OrderBy(task => task.Id).ToListAsync());
        Assert.Equal("Cấp giấy chứng nhận Nhà văn hóa thôn 1", tasks[0].Title);
        Assert.All(tasks, task => Assert.Equal(new DateOnly(2022, 12, 31), task.DueDate));
        Assert.All(tasks, task => Assert.Equal("small", task.PlanCode));
    }

    [Fact]
    public async Task A_monthly_round_waits_until_the_one_before_has_ended()
    {
        await using var service = await StartAsync();
        await MoveAsync(service, Start.AddDays(40));
        var first = Assert.Single(await InstancesAsync(service, 2));
        Assert.Equal(new DateOnly(2022, 1, 14), (await RoundsAsync(service))[0].PeriodEnd);
        Assert.Null((await RoundsAsync(service))[1].StartedAt);

        await service.SubmitAsync(await service.OpenTaskAsync(first.Id), "officer");
        Assert.NotNull((await RoundsAsync(service))[0].ClosedAt);
        await MoveAsync(service, clock.GetUtcNow());
        Assert.Equal(["small.2.1.TNMT", "small.2.2.TNMT"], (await InstancesAsync(service, 2)).Select(row => row.Id));
    }

    [Theory]
    [InlineData("Skip", "started, skipped, skipped, skipped")]
    [InlineData("StartAnyway", "started, started, started, started")]
    [InlineData("Supersede", "started, started, started, started")]
    public async Task Rounds_nobody_finishes_follow_the_actions_own_decision(string whenOpen, string expected)
    {
        await using var service = await StartAsync(whenOpen);
        await MoveAsync(service, Start.AddDays(150));
        Assert.Equal(expected, string.Join(", ", (await RoundsAsync(service)).Select(round => round.Skipped ? "skipped" : round.StartedAt is null ? "planned" : "started")));
        var running = (await InstancesAsync(service, 2)).Count(row => row.SubStatus == InstanceSubStatus.Suspended);
        Assert.Equal(whenOpen == "StartAnyway" ? 4 : 1, running);
    }

    [Fact]
    public async Task A_fault_keeps_its_round_open_until_an_administrator_has_dealt_with_it()
    {
        await using var service = await StartAsync();
        var faulty = Engine.Procedures.Flow("monthly", Engine.Procedures.UserTask("T1"), Engine.Procedures.Script("Bad", "throw new Error('hỏng')"));
        Assert.Equal(2, await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, faulty, default))));
        await MoveAsync(service, Start.AddDays(40));
        var first = Assert.Single(await InstancesAsync(service, 2));

        await service.SubmitAsync(await service.OpenTaskAsync(first.Id), "officer");
        await MoveAsync(service, clock.GetUtcNow().AddDays(1));

        var faulted = Assert.Single(await InstancesAsync(service, 2));
        Assert.Equal((InstanceSubStatus.Faulted, null), (faulted.SubStatus, faulted.FinishedAt));
        Assert.Null((await RoundsAsync(service))[0].ClosedAt);

        var incident = await service.ReadAsync(db => db.Set<IncidentRow>().AsNoTracking().SingleAsync());
        await service.InAsync<Application.Engine.Incidents.SkipIncident, IncidentEnd>(skip =>
            skip.RunAsync(new(incident.InstanceId, incident.Id, "skip-1", "Done", "làm tay"), new Actor("admin", "admin"), default));
        Assert.NotNull((await RoundsAsync(service))[0].ClosedAt);
        await MoveAsync(service, clock.GetUtcNow());
        Assert.Equal(["small.2.1.TNMT", "small.2.2.TNMT"], (await InstancesAsync(service, 2)).Select(row => row.Id));
    }

    [Fact]
    public async Task The_same_plan_again_changes_nothing_that_runs_and_a_changed_definition_gets_the_next_version()
    {
        await using var service = await StartAsync();
        await MoveAsync(service, Start.AddHours(1));
        await ImportAsync(service, SmallPlan.Json(), "ActionDue");
        Assert.Equal(2, (await InstancesAsync(service, 1)).Count);
        await ImportAsync(service, SmallPlan.Json(), "InstanceStarted");
        Assert.Equal([1, 2], await service.ReadAsync(db => db.Set<DefinitionRow>().Where(row => row.DefinitionId == "house").Select(row => row.Version).Order().ToListAsync()));
        Assert.All(await InstancesAsync(service, 1), row => Assert.Equal(1, row.Version));
    }

    [Fact]
    public async Task A_plan_whose_definition_is_missing_is_refused_and_nothing_is_kept()
    {
        await using var service = await RunningService.StartAsync(clock);
        var refused = await Assert.ThrowsAsync<PlanRefusedException>(() => service.InAsync<ImportPlan, ImportPlan.Imported>(import =>
            import.RunAsync(new(SmallPlan.Json(), [new("house.json", SmallPlan.Task("house", "ActionDue"))]), Actor.Operator, default)));
        Assert.Equal("actions[1].definition", refused.Place);
        Assert.False(await service.ReadAsync(db => db.Set<DefinitionRow>().AnyAsync()));
        Assert.False(await service.ReadAsync(db => db.Set<PlanRow>().AnyAsync()));
    }

    private async Task<RunningService> StartAsync(string whenOpen = "Wait")
    {
        var service = await RunningService.StartAsync(clock);
        await ImportAsync(service, SmallPlan.Json(whenOpen), "ActionDue");
        return service;
    }

    private static Task<ImportPlan.Imported> ImportAsync(RunningService service, string plan, string anchor) =>
        service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(
            new(plan, [new("house.json", SmallPlan.Task("house", anchor)), new("monthly.json", SmallPlan.Task("monthly", "ActionDue"))]), Actor.Operator, default));

    private static Task<MoveClock.Moved> MoveAsync(RunningService service, DateTimeOffset to) =>
        service.InAsync<MoveClock, MoveClock.Moved>(move => move.RunAsync(new(to), Actor.Operator, default));

    private static Task<List<WorkflowInstanceRow>> InstancesAsync(RunningService service, int action) =>
        service.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => row.ActionNumber == action).OrderBy(row => row.Id).ToListAsync());

    private static Task<List<ActionRoundRow>> RoundsAsync(RunningService service) =>
        service.ReadAsync(db => db.Set<ActionRoundRow>().AsNoTracking().Where(row => row.ActionNumber == 2).OrderBy(row => row.Round).ToListAsync());
}
