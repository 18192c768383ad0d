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
    public static IReadOnlyCollection<string> Complete(Run run, ActivityExecution self, ActivityNode node) => run.InputsOf(self).Texts("outcomes");

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
        inputs.SetOutput("result", inputs.Script("JavaScript", script));
        return inputs.Outcomes is { Count: > 0 } chosen ? [.. chosen] : ["Done"];
    }
}
