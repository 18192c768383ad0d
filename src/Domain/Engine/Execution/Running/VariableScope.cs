using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Running;

/// <summary>
/// The variables an execution sees: its own, those of everything it stands in, the definition's. Inner names hide outer ones; ids reach
/// past them. A loop gives its body nameless-id variables (<c>CurrentValue</c>), known by name only.
/// </summary>
internal sealed class VariableScope(Run run, ActivityExecution from)
{
    public IReadOnlySet<string> Names =>
        run.Ancestry(from).SelectMany(execution => run.Node(execution).Variables.Select(v => v.Name).Concat(execution.Variables?.Keys.Where(key => Declared(execution, key) is null) ?? []))
            .Concat(run.Definition.Variables.Select(v => v.Name)).ToHashSet();

    public object? Read(string name)
    {
        foreach (var execution in run.Ancestry(from))
        {
            if (run.Node(execution).Variables.FirstOrDefault(v => v.Name == name) is { } declared)
                return Value(declared, execution.Variables);
            if (execution.Variables is { } given && given.TryGetValue(name, out var value))
                return Values.FromJson(value);
        }
        return run.Definition.Variables.FirstOrDefault(v => v.Name == name) is { } top ? Value(top, run.State.VariableValues) : null;
    }

    public object? ReadById(string id)
    {
        foreach (var execution in run.Ancestry(from))
            if (Declared(execution, id) is { } declared)
                return Value(declared, execution.Variables);
        return run.Definition.Variables.FirstOrDefault(v => v.Id == id) is { } top ? Value(top, run.State.VariableValues) : null;
    }

    public bool Write(string name, object? value) => Set(v => v.Name == name, name, value);

    public bool WriteById(string id, object? value) => Set(v => v.Id == id, null, value);

    private bool Set(Func<VariableDefinition, bool> wanted, string? given, object? value)
    {
        foreach (var execution in run.Ancestry(from))
        {
            if (run.Node(execution).Variables.FirstOrDefault(wanted) is { } declared)
            {
                (execution.Variables ??= [])[declared.Id] = Values.ToJson(Values.Convert(value, declared.TypeName));
                return true;
            }
            if (given is not null && execution.Variables is { } loop && loop.ContainsKey(given))
            {
                loop[given] = Values.ToJson(value);
                return true;
            }
        }
        if (run.Definition.Variables.FirstOrDefault(wanted) is not { } top)
            return false;
        run.State.VariableValues[top.Id] = Values.ToJson(Values.Convert(value, top.TypeName));
        return true;
    }

    private VariableDefinition? Declared(ActivityExecution execution, string id) => run.Node(execution).Variables.FirstOrDefault(v => v.Id == id);

    private static object? Value(VariableDefinition variable, Dictionary<string, JsonElement>? values) =>
        values is not null && values.TryGetValue(variable.Id, out var set)
            ? Values.FromJson(set, variable.TypeName)
            : Values.Literal(variable.Default, variable.TypeName);
}
