using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>The last instance of a round has ended: the round closes, and one that waited for it may begin.</summary>
public static class RoundEffects
{
    public static async Task FinishAsync(TransitionScope scope, FinishInstance effect, CancellationToken ct)
    {
        var instance = await scope.InstanceAsync(effect.InstanceId, ct);
        if (instance is not { ParentId: null, PlanCode: { } plan, ActionNumber: { } action, Round: { } number })
            return;
        if (!await PlanRounds.IsOverAsync(scope, plan, action, number, ct))
            return;
        if (await scope.Db.FindAsync<ActionRoundRow>([plan, action, number], ct) is { ClosedAt: null } round)
            round.ClosedAt = scope.Now;
        if (await scope.Db.FindAsync<ActionRoundRow>([plan, action, number + 1], ct) is { StartedAt: null, ClosedAt: null, StartAt: null } waiting)
            waiting.StartAt = scope.Now;
    }
}
