using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>The activity types and what each does.</summary>
internal static class Behaviours
{
    private static readonly Behaviour Unknown = new Simple((_, _, node) =>
        throw new EngineFaultException($"Activity type '{node.Type}' version '0' could not be found."));

    private static readonly Dictionary<string, Behaviour> ByType = new()
    {
        ["Elsa.Flowchart"] = new FlowchartBehaviour(),
        ["Elsa.Sequence"] = new SequenceBehaviour(),
        ["Elsa.Parallel"] = new ParallelBehaviour(),
        ["Elsa.Fork"] = new ForkBehaviour(),
        ["Elsa.If"] = new IfBehaviour(),
        ["Elsa.Switch"] = new SwitchBehaviour(),
        ["Elsa.For"] = new ForBehaviour(),
        ["Elsa.ForEach"] = new ForEachBehaviour(),
        ["Elsa.While"] = new WhileBehaviour(),
        ["Elsa.ParallelForEach"] = new ParallelForEachBehaviour("items", unitVariable: null),
        ["VanQuan.ForEachUnit"] = new ParallelForEachBehaviour("units", "CurrentUnit"),
        ["Elsa.Start"] = new Simple((_, _, _) => { }),
        ["Elsa.End"] = new Simple((_, _, _) => { }),
        ["Elsa.Complete"] = new Choice(Primitives.Complete),
        ["Elsa.Finish"] = new Simple(Primitives.Finish),
        ["Elsa.Break"] = new Simple(Primitives.Break),
        ["Elsa.Fault"] = new Simple(Primitives.Fault),
        ["Elsa.FlowDecision"] = new Choice((run, self, _) => [run.InputsOf(self).Holds("condition") ? "True" : "False"]),
        ["Elsa.FlowSwitch"] = new Choice((run, self, node) => SwitchBehaviour.Matching(run, self, node) is { Count: > 0 } cases ? [.. cases.Select(item => item.Label)] : ["Default"]),
        ["Elsa.FlowFork"] = new Choice(Primitives.Branches),
        ["Elsa.FlowJoin"] = new Simple(FlowchartBehaviour.CancelWaysIn),
        ["Elsa.SetVariable"] = new Simple(Primitives.SetVariable),
        ["Elsa.SetName"] = new Simple((run, self, _) => run.State.Name = run.InputsOf(self).Text("value")),
        ["Elsa.Correlate"] = new Simple((run, self, _) => run.State.CorrelationId = run.InputsOf(self).Text("correlationId")),
        ["Elsa.SetOutput"] = new Simple(Primitives.SetOutput),
        ["Elsa.WriteLine"] = new Simple(Primitives.WriteLine),
        ["Elsa.RunJavaScript"] = new Choice(Primitives.RunJavaScript),
        ["Elsa.Delay"] = new TimerBehaviour(Timers.Delay),
        ["Elsa.StartAt"] = new TimerBehaviour(Timers.StartAt),
        ["Elsa.Timer"] = new TimerBehaviour(Timers.Interval),
        ["Elsa.Cron"] = new TimerBehaviour(Timers.Cron),
        ["VanQuan.WaitUntil"] = new WaitUntilBehaviour(),
        ["Elsa.Event"] = new EventBehaviour(),
        ["Elsa.PublishEvent"] = new Simple(Messages.PublishEvent),
        ["Elsa.SendEmail"] = new Simple(Messages.SendEmail),
        ["VanQuan.Notify"] = new Simple(Messages.Notify),
        ["VanQuan.RecordIndicator"] = new Simple(Messages.RecordIndicator),
        ["Elsa.RunTask"] = new RunTaskBehaviour(),
        ["Elsa.ExecuteWorkflow"] = new ExecuteWorkflowBehaviour(),
        ["Elsa.DispatchWorkflow"] = new DispatchWorkflowBehaviour(),
        ["VanQuan.UserTask"] = new UserTaskBehaviour(),
        ["VanQuan.Approval"] = new ApprovalBehaviour(),
    };

    public static Behaviour Of(string type) => ByType.GetValueOrDefault(type, Unknown);

    /// <summary>These end the flowchart or sequence they stand in.</summary>
    public static bool IsTerminal(string type) => type is "Elsa.End" or "Elsa.Complete" or "Elsa.Break" or "Elsa.Finish";
}
