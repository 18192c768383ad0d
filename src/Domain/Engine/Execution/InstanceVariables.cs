using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>The definition's own variables of an instance as people are shown them: by name, converted to their types, defaults where nothing was set.</summary>
public static class InstanceVariables
{
    public static IReadOnlyDictionary<string, JsonElement> Read(WorkflowDefinition definition, InstanceState state)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var variable in definition.Variables)
            values[variable.Name] = Values.ToJson(state.Variables.TryGetValue(variable.Id, out var set)
                ? Values.FromJson(set, variable.TypeName)
                : Values.Literal(variable.Default, variable.TypeName));
        return values;
    }
}
