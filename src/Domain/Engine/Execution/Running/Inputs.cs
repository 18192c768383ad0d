using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.State;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;

namespace VanQuan.Workflows.Domain.Engine.Execution.Running;

/// <summary>Evaluates the inputs of an activity as seen from one execution, and writes its outputs.</summary>
internal sealed class Inputs(Run run, ActivityExecution execution, ActivityNode node) : StepInputs
{
    private readonly VariableScope variables = new(run, execution);

    /// <summary>Outcomes that the last script chose.</summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    public override object? Value(string input, string? typeName = null) =>
        node.Input(input) is not { } found ? null
        : IsImagined(found.Expression) ? Imagined!.Value(node, input, typeName ?? found.TypeName)
        : Evaluate(found.Expression, typeName ?? found.TypeName);

    public bool Truth(string input, bool otherwise = false) => node.Input(input) is null ? otherwise : Value(input, "Boolean") is true;

    /// <summary>Whether a condition holds on which the way of the flow depends.</summary>
    public bool Holds(string input) => IsImagined(input) ? Choose("True", "False") == 0 : Truth(input);

    /// <summary>The same of the condition of a case.</summary>
    public bool Holds(Expression? condition) => condition is not null && Evaluate(condition, "Boolean") is true;

    /// <summary>The items a loop runs over. Of those that are not known yet, none, one and two stand for all.</summary>
    public IReadOnlyList<JsonElement> Items(string input) =>
        IsImagined(input) ? [.. Enumerable.Range(1, Choose("0", "1", "2")).Select(item => Values.ToJson($"{item}"))] : Values.Items(Value(input));

    private ImaginedData? Imagined => run.Kernel.Imagined;

    public bool IsImagined(Expression? expression) => Imagined is not null && expression is { DependsOnData: true };

    public bool IsImagined(string input) => IsImagined(node.Input(input)?.Expression);

    /// <summary>Lets the imagined data decide; only where something is imagined.</summary>
    public int Choose(params IReadOnlyList<string> options) => options.Count == 1 ? 0 : Imagined!.Choose(node, options);

    public object? Evaluate(Expression expression, string typeName) => expression.Language switch
    {
        "Literal" => Values.Literal(expression.Value, typeName),
        "Object" or "Json" => Values.Convert(expression.Text is { } text ? text : Values.FromJson(expression.Value), typeName),
        "Variable" => Values.Convert(Referenced(expression.Value), typeName),
        "Input" => Values.Convert(run.Input.GetValueOrDefault(expression.Value.Text("name") ?? ""), typeName),
        "JavaScript" or "Liquid" => Values.Convert(Script(expression.Language, expression.Text ?? ""), typeName),
        _ => throw new EngineFaultException(DefinitionReader.Refusal(node, expression)),
    };

    public object? Script(string language, string source)
    {
        var scope = new ExpressionScope
        {
            Read = variables.Read,
            Write = (name, value) =>
            {
                if (!variables.Write(name, value))
                    throw new ExpressionFailedException($"Variable '{name}' not found.");
            },
            ReadOutput = run.ReadOutput,
            Now = run.LocalNow,
            Seed = run.Seed(execution),
            InstanceId = run.State.Id,
            DefinitionId = run.Definition.DefinitionId,
            Version = run.Definition.Version,
            InstanceName = run.State.Name,
            CorrelationId = run.State.CorrelationId,
            VariableNames = variables.Names,
            Input = run.Input,
            LastResult = run.State.LastResult,
        };
        var value = run.Evaluator.Evaluate(language, source, scope);
        Outcomes = scope.Outcomes;
        return value;
    }

    public object? Variable(string name) => variables.Read(name);

    /// <summary>Sets a variable by reference, as SetVariable does.</summary>
    public void SetVariable(JsonElement reference, object? value)
    {
        var id = reference.Text("id") ?? reference.Text("name") ?? "";
        if (!variables.WriteById(id, value))
            throw new EngineFaultException($"Variable '{id}' not found.");
    }

    /// <summary>Hands an output to the variable or workflow output it is bound to, and to expressions that read it from the activity.</summary>
    public void SetOutput(string output, object? value)
    {
        if (node.Output(output) is { } target && !variables.WriteById(target, value) && run.Definition.Outputs.Any(o => o.Name == target))
            run.State.OutputValues[target] = Values.ToJson(value);
        if (output == "result" && run.Definition.Facts.KeepsOutputs)
            run.State.LastResult = run.State.ActivityOutputs[node.Id] = Values.ToJson(value);
    }

    private object? Referenced(JsonElement reference) =>
        reference.Text("id") is { } id && variables.ReadById(id) is { } value ? value : reference.Text("id") is null ? variables.Read(reference.Text("name") ?? "") : null;
}
