using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>Runs of a procedure for one commune, begun as the plan begins them: action 10, for the cooperative of the commune.</summary>
internal static class Runs
{
    /// <param name="round">Tells runs apart that are for the same commune.</param>
    /// <returns>The id of the run.</returns>
    public static async Task<string> StartAsync(DemoPortal portal, string definition, string commune, int round)
    {
        var services = portal.Services;
        await using var db = await services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();
        var plan = (await services.GetRequiredService<PlanStore>().FindAsync(db, "van-quan", CancellationToken.None))!;
        var action = plan.Action(10);
        var run = plan.RunsOf(action).First(one => one.Unit.Code == commune);
        var planned = new PlannedRound(action, round, null, action.Due!.Date, plan.Date);
        var start = new NewInstance(planned.StartOf(plan, run), definition)
        {
            PlanCode = plan.Code, ActionNumber = action.Number, Round = round, UnitCode = commune, Subject = run.Subject!.Code, SubjectName = run.Subject.Name,
        };
        var started = await services.GetRequiredService<Transition>().RunAsync(
            Actor.System, async scope => (await services.GetRequiredService<StartWorkflow>().RunAsync(scope, start, CancellationToken.None)).Id);
        await portal.HandOverAsync();
        return started;
    }

    public static Task<UserTask> OpenTaskAsync(DemoPortal portal, string run, string activity) => portal.ReadAsync(db =>
        db.Set<UserTask>().AsNoTracking().SingleAsync(task => task.InstanceId == run && task.ActivityId == activity && task.ClosedAt == null));

    public static Task<WorkflowInstanceRow> OfAsync(DemoPortal portal, string run) => portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().SingleAsync(row => row.Id == run));
}
