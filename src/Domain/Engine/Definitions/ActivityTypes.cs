namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>The activity types the engine executes. Any other is kept, shown as unknown, and blocks publishing.</summary>
public static class ActivityTypes
{
    public const string UserTask = "VanQuan.UserTask";
    public const string Approval = "VanQuan.Approval";
    public const string ForEachUnit = "VanQuan.ForEachUnit";

    public static IReadOnlySet<string> Known { get; } = new HashSet<string>(
    [
        .. "Flowchart Sequence Start End Finish Complete Fault If Switch For ForEach ParallelForEach While Break Parallel Fork FlowDecision FlowSwitch FlowFork FlowJoin SetVariable SetName Correlate WriteLine Delay StartAt Timer Cron Event PublishEvent RunTask RunJavaScript SetOutput ExecuteWorkflow DispatchWorkflow SendEmail"
            .Split(' ').Select(name => "Elsa." + name),
        UserTask, Approval, "VanQuan.Notify", "VanQuan.WaitUntil", "VanQuan.RecordIndicator", ForEachUnit,
    ]);

    /// <summary>These can make an instance wait.</summary>
    public static bool Waits(string type) => WaitsForPerson(type)
        || type is "Elsa.Delay" or "Elsa.StartAt" or "Elsa.Timer" or "Elsa.Cron" or "Elsa.Event" or "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" or "VanQuan.WaitUntil";

    /// <summary>A person has to act before these go on.</summary>
    public static bool WaitsForPerson(string type) => type is UserTask or Approval or "Elsa.RunTask";
}
