using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>What changing an action would do to what already runs; reads only, <see cref="EditAction"/> does it.</summary>
public sealed class PreviewAction(IDbContextFactory<WorkflowsDb> contexts, PlanStore plans, RoundReach reach, StaffDirectorySource staff, TimeProvider clock)
{
    /// <param name="Revision">Of the plan this rests on.</param>
    /// <param name="Moves">Due dates of open tasks that move.</param>
    /// <param name="Starts">Runs that begin at once, because a round is under way.</param>
    /// <param name="Stays">Bodies that are taken off while their runs go on.</param>
    /// <param name="Running">Open runs that keep their lead and cooperating bodies.</param>
    public sealed record Effects(int Revision, IReadOnlyList<RoundReach.Move> Moves, IReadOnlyList<ActionRun> Starts, IReadOnlyList<OrgUnit> Stays, int Running);

    /// <exception cref="TaskRefusedException">The person may not, there is no such action, or something is missing.</exception>
    public async Task<Effects> RunAsync(string planCode, int number, ActionChange change, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var (plan, revision) = await EditAction.CheckedAsync(db, plans, staff, planCode, number, change, actor, today, ct);
        var (before, after) = (plan.Action(number), change.In(plan, number));
        var action = after.Action(number);
        if (await RoundReach.UnderWayAsync(db, planCode, number, ct) is not { } round)
            return new(revision, [], [], [], 0);
        var moves = reach.DueOf(action) is { } due && due != reach.DueOf(before) ? await reach.MovesAsync(db, planCode, round, due, today, ct) : [];
        var left = plan.ScopeOf(before).Except(after.ScopeOf(action)).ToList();
        return new(revision, moves, await RoundReach.MissingAsync(db, after, action, round, ct), left, (await RoundReach.OpenAsync(db, round, ct)).Count);
    }
}
