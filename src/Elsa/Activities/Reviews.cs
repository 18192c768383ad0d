using Elsa.Extensions;
using Elsa.Workflows;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>Binds approvals to the executions they review: those completed last, in the nearest surroundings that know the activity.</summary>
internal static class Reviews
{
    private static readonly HashSet<string> Loops = ["Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach", "Elsa.While", ActivityTypes.ForEachUnit];

    /// <summary>The unit of the ForEachUnit a step stands in.</summary>
    public static string? UnitOf(ActivityExecutionContext context) => context.GetAncestors().Any(ancestor => ancestor.Activity.Type == ActivityTypes.ForEachUnit)
        ? Evaluated.Plain(context.ExpressionExecutionContext.GetVariableInScope("CurrentUnit")) as string : null;

    /// <summary>A task was submitted. Earlier rounds of the same place are forgotten, except inside a loop, whose rounds all count.</summary>
    public static void Completed(ElsaTurn turn, ActivityExecutionContext context)
    {
        Clocks.Completed(turn, context);
        if (!turn.Definition.Facts.Reviewed.Contains(context.Activity.Id))
            return;
        var path = PathOf(context);
        turn.Record.Reviewed.RemoveAll(earlier => IsOvertaken(earlier.Path, path));
        turn.Record.Reviewed.Add(new ReviewedTask(context.Activity.Id, context.Id, UnitOf(context), path));
    }

    /// <summary>What an approval reviews, in the order of its list.</summary>
    public static IReadOnlyList<ReviewedTask> Of(ElsaTurn turn, ActivityExecutionContext approval, IReadOnlyList<string> activities) =>
        [.. activities.SelectMany(activity => approval.GetAncestors()
            .Select(holder => turn.Record.Reviewed.Where(task => task.ActivityId == activity && task.Path.Any(place => place.ExecutionId == holder.Id)).ToList())
            .FirstOrDefault(found => found.Count > 0) ?? [])];

    private static List<Place> PathOf(ActivityExecutionContext context) =>
        [.. context.GetAncestors().Reverse().Append(context).Select(place => new Place(place.Id, place.Activity.Id, Loops.Contains(place.Activity.Type)))];

    private static bool IsOvertaken(IReadOnlyList<Place> earlier, List<Place> now)
    {
        for (var depth = 0; depth < Math.Min(earlier.Count, now.Count); depth++)
            if (earlier[depth].ExecutionId != now[depth].ExecutionId)
                return earlier[depth].ActivityId == now[depth].ActivityId && depth > 0 && !now[depth - 1].IsLoop;
        return false;
    }
}
