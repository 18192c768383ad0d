namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>
/// One step of a counter-example, exact enough for the kernel to take it again. <paramref name="Kind"/> says what happens (see
/// <see cref="CounterStepKinds"/>), <paramref name="Activity"/> the step it happens to and <paramref name="Outcome"/> how that is left, or for a
/// choice what the condition gives. <paramref name="Standing"/>: the activities at which the instance waits afterwards, sorted, each as often as it is open.
/// </summary>
public sealed record CounterStep(string Kind, string? Activity, string? Outcome, IReadOnlyList<string> Standing, BilingualText Words)
{
    /// <summary>Which of the open executions of the activity, counted from 0 in the order they were opened; more than one only where a body runs side by side.</summary>
    public int Nth { get; init; }

    /// <summary>The step as one line of <c>counterExample</c>: <c>kind activity=outcome -> where it stands</c>.</summary>
    public override string ToString() =>
        $"{Kind}{(Activity is null ? "" : " " + Activity)}{(Nth == 0 ? "" : $"#{Nth + 1}")}{(Outcome is null ? "" : "=" + Outcome)} -> {(Standing.Count == 0 ? "-" : string.Join(", ", Standing))}";
}

/// <summary>
/// What can happen in a counter-example. A choice is made within the event before it: what a condition on data gives, forced when the steps are replayed.
/// </summary>
public static class CounterStepKinds
{
    public const string Start = "start";
    public const string Complete = "complete";
    public const string Overdue = "overdue";
    public const string Cancel = "cancel";
    public const string Timer = "timer";
    public const string Signal = "signal";
    public const string Return = "return";
    public const string Choice = "choice";
}
