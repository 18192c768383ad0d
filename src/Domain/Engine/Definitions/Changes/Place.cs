using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions.Changes;

/// <summary>Where an activity stands on the drawing: <c>metadata.designer.position</c> and <c>size</c>. Moving it changes nothing it does.</summary>
internal static class Place
{
    /// <summary>Whether the two stand elsewhere or are of another size.</summary>
    public static bool Differs(JsonElement left, JsonElement right) => !Same(Of(left, "position"), Of(right, "position")) || !Same(Of(left, "size"), Of(right, "size"));

    /// <summary>Whether a path leads to nothing but the place, as <see cref="FieldComparison"/> asks.</summary>
    public static bool Without(string path) => path is "metadata.designer.position" or "metadata.designer.size";

    private static JsonElement? Of(JsonElement activity, string what) =>
        activity.Child("metadata", JsonValueKind.Object)?.Child("designer", JsonValueKind.Object) is { } designer && designer.TryGetProperty(what, out var value) ? value : null;

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left is null ? right is null : right is not null && JsonElement.DeepEquals(left.Value, right.Value);
}
