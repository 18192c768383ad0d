using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// A connection of a flowchart. <see cref="Outcome"/> is the source port, matched exactly; the target port means nothing.
/// <see cref="Index"/> is its place among the flowchart's connections and names it in an instance's state.
/// </summary>
public sealed record Connection(int Index, string Source, string Outcome, string Target)
{
    /// <summary>Reads both forms, today's and the flat legacy one. Null where an end is missing.</summary>
    internal static Connection? Read(JsonElement json, int index)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var flat = json.Text("source") is not null;
        var source = flat ? json.Text("source") : json.Child("source", JsonValueKind.Object)?.Text("activity");
        var target = flat ? json.Text("target") : json.Child("target", JsonValueKind.Object)?.Text("activity");
        var port = flat ? json.Text("sourcePort") : json.Child("source", JsonValueKind.Object)?.Text("port");
        return source is null || target is null ? null : new(index, source, string.IsNullOrEmpty(port) ? "Done" : port, target);
    }
}
