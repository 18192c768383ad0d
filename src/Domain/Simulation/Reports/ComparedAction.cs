namespace VanQuan.Workflows.Domain.Simulation.Reports;

/// <summary>One action of a plan in two stories.</summary>
public sealed record ComparedAction(ActionStory Left, ActionStory Right)
{
    /// <summary>Whether anything a reader would ask about differs.</summary>
    public bool IsSame =>
        (Left.Last, Left.Finished, Left.Bars.Count, Left.Late, Left.Mails, Left.Missed) == (Right.Last, Right.Finished, Right.Bars.Count, Right.Late, Right.Mails, Right.Missed);

    /// <summary>The actions that differ, in the plan's order.</summary>
    public static IReadOnlyList<ComparedAction> Of(PlanReport left, PlanReport right) =>
        [.. left.Actions.Zip(right.Actions, (one, other) => new ComparedAction(one, other)).Where(pair => !pair.IsSame)];
}
