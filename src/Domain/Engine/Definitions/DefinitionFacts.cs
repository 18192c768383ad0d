using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// What can be told of a definition without running it, and what an instance therefore has to remember: nothing is kept in an
/// instance's state that no expression, deadline or approval will ask for.
/// </summary>
public sealed class DefinitionFacts
{
    internal DefinitionFacts(WorkflowDefinition definition)
    {
        var nodes = definition.Activities.Values;
        Reviewed = nodes.Where(node => node.Type == ActivityTypes.Approval).SelectMany(node => node.StaticList("reviews")).ToHashSet();
        var deadlines = nodes.SelectMany(ExpressionsOf).Select(item => item.Expression).Where(e => e.Language is "Object" or "Json" or "Literal").Select(DeadlineOf).OfType<JsonElement>().ToList();
        Pausing = deadlines.SelectMany(PausesOf).ToHashSet();
        CompletionAnchors = deadlines.Select(deadline => deadline.Text("anchor") ?? "")
            .Where(anchor => anchor.StartsWith("Completed:", StringComparison.Ordinal)).Select(anchor => anchor["Completed:".Length..]).ToHashSet();
        KeepsOutputs = nodes.SelectMany(ExpressionsOf).Any(item => item.Expression.Text is { } text
            && (text.Contains("getOutputFrom", StringComparison.Ordinal) || text.Contains("getLastResult", StringComparison.Ordinal) || text.Contains("Outputs", StringComparison.Ordinal) || text.Contains("LastResult", StringComparison.Ordinal)));
    }

    /// <summary>Ids of the user tasks that an approval reviews.</summary>
    public IReadOnlySet<string> Reviewed { get; }

    /// <summary>Ids of the activities that stop some deadline's count while they are open.</summary>
    public IReadOnlySet<string> Pausing { get; }

    /// <summary>Ids of the activities whose completion date anchors some deadline.</summary>
    public IReadOnlySet<string> CompletionAnchors { get; }

    /// <summary>Whether some expression reads an activity's output without a variable.</summary>
    public bool KeepsOutputs { get; }

    /// <summary>Every expression of an activity with its JSON path: its inputs and the conditions of its cases.</summary>
    public static IEnumerable<(string Place, Expression Expression)> ExpressionsOf(ActivityNode node) =>
        node.Inputs.Select(input => ($"{node.Path}.{input.Key}", input.Value.Expression))
            .Concat(node.Cases.Select((item, i) => ($"{node.Path}.cases[{i}].condition", item.Condition)).Where(item => item.Condition is not null).Select(item => (item.Item1, item.Condition!)));

    private static JsonElement? DeadlineOf(Expression expression)
    {
        if (expression.Value.ValueKind == JsonValueKind.Object)
            return expression.Value;
        if (expression.Text is not { } text || !text.Contains("\"anchor\"", StringComparison.Ordinal))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Not a deadline; if it was meant as one, evaluating it faults and names the activity.
            return null;
        }
    }

    private static IEnumerable<string> PausesOf(JsonElement deadline) =>
        deadline.Child("pauses", JsonValueKind.Array) is { } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];
}
