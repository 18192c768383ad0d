using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>One after the other. A terminal activity or a Break ends the sequence.</summary>
internal sealed class SequenceBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node) => Next(run, self, node);

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
        if (self.Breaking || Behaviours.IsTerminal(run.Node(child).Type))
            run.Complete(self);
        else
            Next(run, self, node);
    }

    private static void Next(Run run, ActivityExecution self, ActivityNode node)
    {
        if (self.Index >= node.Activities.Count)
            run.Complete(self);
        else
            run.Schedule(node.Activities[self.Index++], self);
    }
}

/// <summary>All at once; complete when all are.</summary>
internal sealed class ParallelBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        self.Remaining = node.Activities.Count;
        foreach (var activity in node.Activities)
            run.Schedule(activity, self);
        if (self.Remaining == 0)
            run.Complete(self);
    }

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
        if (--self.Remaining == 0)
            run.Complete(self);
    }
}

/// <summary>All branches at once; complete when all are, or with the first (<c>joinMode</c> WaitAny).</summary>
internal sealed class ForkBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        self.Remaining = node.Activities.Count;
        foreach (var branch in node.Activities)
            run.Schedule(branch, self);
        if (self.Remaining == 0)
            run.Complete(self);
    }

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
        var any = node.Json.TryGetProperty("joinMode", out var mode) && mode.ToString() is "WaitAny" or "1";
        if (--self.Remaining == 0 || self.Breaking || any)
            run.Complete(self);
    }
}

/// <summary>Then or Else, whichever there is.</summary>
internal sealed class IfBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        var holds = inputs.Holds("condition");
        inputs.SetOutput("result", holds);
        if ((holds ? node.Then : node.Else) is { } next)
            run.Schedule(next, self);
        else
            run.Complete(self);
    }

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes) => run.Complete(self);
}

/// <summary>The activity of the first case that matches, or of all of them, or the default.</summary>
internal sealed class SwitchBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var matching = Matching(run, self, node);
        var chosen = matching.Count > 0 ? matching.Select(item => item.Activity).OfType<ActivityNode>().ToList() : node.Default is { } other ? [other] : [];
        self.Remaining = chosen.Count;
        foreach (var activity in chosen)
            run.Schedule(activity, self);
        if (chosen.Count == 0)
            run.Complete(self);
    }

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
        if (--self.Remaining == 0)
            run.Complete(self);
    }

    /// <summary>The cases that hold: the first, or with mode MatchAny all. Elsa evaluates every condition in any case.</summary>
    public static IReadOnlyList<SwitchCase> Matching(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        if (node.Cases.Any(item => inputs.IsImagined(item.Condition)))
            return Imagined(inputs, node);
        var holding = node.Cases.Where(item => item.Condition is { } condition && inputs.Evaluate(condition, "Boolean") is true).ToList();
        return MatchesAny(inputs) ? holding : [.. holding.Take(1)];
    }

    private static bool MatchesAny(Inputs inputs) => inputs.Text("mode") is "MatchAny" or "1";

    private static IReadOnlyList<SwitchCase> Imagined(Inputs inputs, ActivityNode node)
    {
        if (MatchesAny(inputs))
            return [.. node.Cases.Where(item => inputs.IsImagined(item.Condition) ? inputs.Choose(item.Label, "not " + item.Label) == 0 : inputs.Holds(item.Condition))];
        var certain = node.Cases.ToList().FindIndex(item => !inputs.IsImagined(item.Condition) && inputs.Holds(item.Condition));
        List<SwitchCase?> possible = [.. node.Cases.Take(certain < 0 ? node.Cases.Count : certain).Where(item => inputs.IsImagined(item.Condition)), certain < 0 ? null : node.Cases[certain]];
        return possible[inputs.Choose([.. possible.Select(item => item?.Label ?? "Default")])] is { } chosen ? [chosen] : [];
    }
}
