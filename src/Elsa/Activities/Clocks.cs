using Elsa.Workflows;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>What deadlines elsewhere in the definition need to know of a step: that it is open, and when it was completed.</summary>
internal static class Clocks
{
    /// <summary>The step has opened: counts that name it under <c>pauses</c> stand still.</summary>
    public static void Pause(ElsaTurn turn, ActivityExecutionContext context)
    {
        if (turn.Definition.Facts.Pausing.Contains(context.Activity.Id) && turn.Record.Pausing.TryAdd(context.Id, context.Activity.Id))
            turn.Emit(id => new PauseClock(id, turn.InstanceId, context.Activity.Id));
    }

    public static void Completed(ElsaTurn turn, ActivityExecutionContext context)
    {
        if (turn.Definition.Facts.CompletionAnchors.Contains(context.Activity.Id))
            turn.Record.CompletedOn[context.Activity.Id] = turn.Today;
    }
}
