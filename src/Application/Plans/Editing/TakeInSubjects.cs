using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>
/// Adds the subjects an action is done for, one run each. In the round under way their runs begin at once; a dated action that waited for
/// its first subject begins. Looking at it (<see cref="PreviewAsync"/>) and doing it read the rows the same way.
/// </summary>
public sealed class TakeInSubjects(
    Transition transition, IDbContextFactory<WorkflowsDb> contexts, PlanStore plans, RoundReach reach, StaffDirectorySource staff, TimeProvider clock)
{
    public sealed record Command(string PlanCode, int Number, IReadOnlyList<IReadOnlyList<string>> Rows, string OperationId);

    /// <param name="StartsNow">Whether the runs of new subjects begin at once.</param>
    public sealed record Preview(SubjectLines.Reading Reading, bool StartsNow);

    /// <exception cref="TaskRefusedException">The person may not, or there is no such action.</exception>
    public async Task<Preview> PreviewAsync(Command command, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var (plan, _) = await EditAction.ReadAsync(db, plans, staff, command.PlanCode, command.Number, actor, today, ct);
        var round = await RoundReach.UnderWayAsync(db, command.PlanCode, command.Number, ct);
        var waits = await WaitingAsync(db, command, ct);
        return new(new SubjectLines(plan, plan.Action(command.Number), today).Read(command.Rows), round is not null || waits is not null);
    }

    /// <summary>How many subjects came and how many runs began.</summary>
    public sealed record Taken(int Added, int Started);

    /// <exception cref="TaskRefusedException">As above.</exception>
    public Task<Taken> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"TakeInSubjects/{actor.PersonId}/{command.OperationId}", async scope =>
        {
            var today = VietnamTime.DateOf(scope.Now);
            var (plan, _) = await EditAction.ReadAsync(scope.Db, plans, staff, command.PlanCode, command.Number, actor, today, ct);
            var added = new SubjectLines(plan, plan.Action(command.Number), today).Read(command.Rows).New;
            if (added.Count == 0)
                return new Taken(0, 0);
            var after = plan with { Subjects = [.. plan.Subjects, .. added] };
            await EditAction.WriteAsync(scope, after, ct);
            var started = 0;
            if (await RoundReach.UnderWayAsync(scope.Db, plan.Code, command.Number, ct) is { } round)
            {
                var missing = await RoundReach.MissingAsync(scope.Db, after, after.Action(command.Number), round, ct);
                await reach.StartAsync(scope, after, missing, round, ct);
                started = missing.Count;
            }
            else if (await WaitingAsync(scope.Db, command, ct) is { } waiting)
                waiting.StartAt = scope.Now;
            scope.Db.Audit.Add(AuditChain.Plan(plan.Code), scope.Actor, scope.Now, "SubjectsAdded", data: new { action = command.Number, subjects = added.Select(one => one.Code), started });
            return new Taken(added.Count, started);
        }, ct);

    /// <summary>The only round of a dated action that had nobody to begin for.</summary>
    private static Task<ActionRoundRow?> WaitingAsync(WorkflowsDb db, Command command, CancellationToken ct) =>
        db.Set<ActionRoundRow>().FirstOrDefaultAsync(row => row.PlanCode == command.PlanCode && row.ActionNumber == command.Number
            && row.StartAt == null && row.StartedAt == null && row.ClosedAt == null, ct);
}
