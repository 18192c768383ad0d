using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>Elsa's small activities that do one thing at once.</summary>
internal static class Primitives
{
    public static void WriteLine(Run run, ActivityExecution self, ActivityNode node)
    {
        var text = run.InputsOf(self).Text("text") ?? "";
        run.Emit(id => new WriteText(id, run.State.Id, text));
    }

    public static void SetVariable(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        inputs.SetVariable(node.Json.TryGetProperty("variable", out var reference) ? reference : default, inputs.Value("value"));
    }

    public static void SetOutput(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        var name = inputs.Required("outputName");
        var type = run.Definition.Outputs.FirstOrDefault(output => output.Name == name)?.TypeName ?? "Object";
        run.State.OutputValues[name] = Values.ToJson(Values.Convert(inputs.Value("outputValue"), type));
    }

    public static void Fault(Run run, ActivityExecution self, ActivityNode node) =>
        throw new EngineFaultException(run.InputsOf(self).Text("message") is { Length: > 0 } message ? message : "The Fault activity was reached.");

    /// <summary>The outcomes the composite around it leaves by.</summary>
    public static IReadOnlyCollection<string> Complete(Run run, ActivityExecution self, ActivityNode node) =>
        run.InputsOf(self) is var inputs && inputs.IsImagined("outcomes") ? Chosen(inputs, ImaginedOutcomes.OfComplete(node)) : inputs.Texts("outcomes");

    /// <summary>The branches a fork takes.</summary>
    public static IReadOnlyCollection<string> Branches(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        return node.Input("branches") is null ? ["Done"] : inputs.IsImagined("branches") ? Chosen(inputs, ImaginedOutcomes.OfFork(node)) : inputs.Texts("branches");
    }

    public static void Finish(Run run, ActivityExecution self, ActivityNode node)
    {
        run.Kernel.Imagined?.Ending(run, null, node);
        run.Finish();
    }

    private static IReadOnlyCollection<string> Chosen(Inputs inputs, IReadOnlyList<IReadOnlyList<string>> possible) =>
        possible[inputs.Choose([.. possible.Select(outcomes => string.Join('+', outcomes))])];

    /// <summary>Marks everything up to the nearest loop as breaking. ParallelForEach lets the signal through: its other items go on.</summary>
    public static void Break(Run run, ActivityExecution self, ActivityNode node)
    {
        foreach (var execution in run.Ancestry(self).Skip(1))
        {
            var type = run.Node(execution).Type;
            if (type is "Elsa.Sequence" or "Elsa.Fork" or "Elsa.For" or "Elsa.ForEach" or "Elsa.While")
                execution.Breaking = true;
            if (type is "Elsa.For" or "Elsa.ForEach" or "Elsa.While")
                return;
        }
    }

    public static IReadOnlyCollection<string> RunJavaScript(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        if (inputs.Text("script") is not { Length: > 0 } script)
            return ["Done"];
        if (run.Kernel.Imagined is { } imagined)
        {
            inputs.SetOutput("result", imagined.Value(node, "result", "Object"));
            return Chosen(inputs, ImaginedOutcomes.OfScript(node, script));
        }
        inputs.SetOutput("result", inputs.Script("JavaScript", script));
        return inputs.Outcomes is { Count: > 0 } chosen ? [.. chosen] : ["Done"];
    }
}
