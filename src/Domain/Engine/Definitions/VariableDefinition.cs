using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// A declared variable. References go by <see cref="Id"/>, expressions by <see cref="Name"/>; the default is text, converted to
/// <see cref="TypeName"/> (an Elsa alias such as <c>Int32</c>) when it is read.
/// </summary>
public sealed record VariableDefinition(string Id, string Name, string TypeName, JsonElement Default)
{
    /// <summary>Reads the <c>variables</c> of a definition or a container. Elsa names nameless ones by their place.</summary>
    internal static IReadOnlyList<VariableDefinition> ReadAll(JsonElement owner)
    {
        if (!owner.TryGetProperty("variables", out var list) || list.ValueKind != JsonValueKind.Array)
            return [];
        var variables = new List<VariableDefinition>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                continue;
            var name = item.Text("name") is { Length: > 0 } given ? given : $"Variable{variables.Count + 1}";
            variables.Add(new(item.Text("id") ?? name, name, item.Text("typeName") ?? "Object",
                item.TryGetProperty("value", out var value) ? value : default));
        }
        return variables;
    }
}

/// <summary>A declared input or output of a whole definition; undeclared ones work all the same, unconverted.</summary>
public sealed record ArgumentDefinition(string Name, string TypeName)
{
    internal static IReadOnlyList<ArgumentDefinition> ReadAll(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.Object && item.Text("name") is not null)
                .Select(item => new ArgumentDefinition(item.Text("name")!, item.Text("type") ?? "Object"))]
            : [];
}
