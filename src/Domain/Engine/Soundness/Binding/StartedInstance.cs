using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>An input as far as it can be told before anything has run: its value, why evaluating it fails, or neither where only running tells.</summary>
internal readonly record struct Told<T>(bool IsKnown, T? Value, string? Problem)
{
    public static Told<T> Unknown => default;
}

/// <summary>
/// An instance as it stands right after a start, of which nothing has run: the kernel itself evaluates inputs from it, with the real scripts, inputs
/// and dates. Inputs that read a variable somebody sets, or a step's output, are not told.
/// </summary>
internal sealed class StartedInstance(WorkflowDefinition definition, BoundStart start, VariableUse variables, Kernel kernel)
{
    private readonly InstanceState state = new("proof", definition.DefinitionId, definition.Version, VietnamTime.StartOf(start.Begin)) { Input = start.Input, Anchors = start.Anchors };
    private readonly Dictionary<string, Dictionary<string, JsonElement>> rounds = [];

    public BoundStart Start => start;

    /// <summary>Says that a step has completed on a local date, for deadlines that count from it.</summary>
    public void Complete(ActivityNode node, DateOnly on) => state.CompletedOn[node.Id] = on;

    public DateOnly? CompletedOn(string activityId) => state.CompletedOn.TryGetValue(activityId, out var day) ? day : null;

    /// <summary>Enters the body of a loop over units for one of them.</summary>
    public void EnterRound(ActivityNode loop, string unit) => rounds[loop.Id] = new()
    {
        ["CurrentUnit"] = Values.ToJson(unit), ["CurrentValue"] = Values.ToJson(unit), ["CurrentIndex"] = Values.ToJson(0),
    };

    public Told<AnchoredDeadline> Deadline(ActivityNode node, string input, DateOnly on) => Tell(node, input, on, (run, inputs) => Deadlines.Read(run, inputs, input));

    public Told<IReadOnlyList<string>> Texts(ActivityNode node, string input) => Tell(node, input, start.Begin, (_, inputs) => inputs.Texts(input));

    public Told<string> Text(ActivityNode node, string input) => Tell(node, input, start.Begin, (_, inputs) => inputs.Text(input));

    public Told<JsonElement?> Json(ActivityNode node, string input) => Tell(node, input, start.Begin, (_, inputs) => inputs.Json(input));

    public Told<TimeSpan?> Span(ActivityNode node, string input) => Tell(node, input, start.Begin, (_, inputs) => inputs.Value(input, "TimeSpan") as TimeSpan?);

    public Told<int?> Whole(ActivityNode node, string input) => Tell(node, input, start.Begin, (_, inputs) => inputs.Value(input) is null ? (int?)null : inputs.Whole(input));

    private Told<T> Tell<T>(ActivityNode node, string input, DateOnly on, Func<Run, Inputs, T?> read)
    {
        if (node.Input(input) is not { } given)
            return new(true, default, null);
        if (!variables.IsKnownAtStart(node, given.Expression) && !IsRoundOnly(node, given.Expression))
            return Told<T>.Unknown;
        var (run, execution) = At(node, on);
        try
        {
            return new(true, read(run, run.InputsOf(execution)), null);
        }
        catch (EngineFaultException fault)
        {
            return new(false, default, fault.Message);
        }
        catch (ExpressionAbortedException)
        {
            return Told<T>.Unknown;
        }
    }

    /// <summary>What a loop over units gives its body is known once a round was entered.</summary>
    private bool IsRoundOnly(ActivityNode node, Expression expression) =>
        Around(node).Any(outer => rounds.ContainsKey(outer.Id)) && !variables.ReadBy(node, expression).Any(read => variables.IsEverSet(read.Variable))
        && expression.Text is { } text && !VariableUse.ReadsOutputs(text);

    private (Run Run, ActivityExecution Execution) At(ActivityNode node, DateOnly on)
    {
        state.Executions.Clear();
        foreach (var outer in Around(node).Reverse())
        {
            var last = state.Executions is [.., var found] ? found : null;
            state.Executions.Add(new(state.Executions.Count + 1, outer.Id, last?.Number ?? 0)
            {
                Variables = last is not null && rounds.TryGetValue(last.ActivityId, out var round) ? new(round) : null,
            });
        }
        return (new Run(kernel, definition, state, VietnamTime.StartOf(on), 0, [], []), state.Executions[^1]);
    }

    /// <summary>The activity and what it stands in, innermost first.</summary>
    private static IEnumerable<ActivityNode> Around(ActivityNode node)
    {
        for (ActivityNode? current = node; current is not null; current = current.Parent)
            yield return current;
    }
}
