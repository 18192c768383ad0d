using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// The words people read of an activity, from its <c>metadata</c>, which Elsa keeps untouched: <c>displayText</c> is its
/// Vietnamese name, <c>description</c> its English one, and <c>outcomes</c> names each way out
/// (<c>{"Eligible": {"vi": "Đủ điều kiện", "en": "Eligible"}}</c>). A missing language takes the other.
/// </summary>
public sealed class ActivityLabels
{
    private readonly JsonElement? metadata;

    private ActivityLabels(JsonElement? metadata) => this.metadata = metadata;

    public static ActivityLabels Of(ActivityNode node) => new(node.Json.Child("metadata", JsonValueKind.Object));

    /// <summary>The name in <c>vi</c> or <c>en</c>; null where the definition has none.</summary>
    public string? Name(string language) => Pick(metadata?.Text("displayText"), metadata?.Text("description"), language);

    /// <summary>The words of an outcome; null where the definition has none.</summary>
    public string? Outcome(string outcome, string language) =>
        metadata?.Child("outcomes", JsonValueKind.Object)?.Child(outcome, JsonValueKind.Object) is { } words ? Pick(words.Text("vi"), words.Text("en"), language) : null;

    private static string? Pick(string? vietnamese, string? english, string language)
    {
        var (first, second) = language == "en" ? (english, vietnamese) : (vietnamese, english);
        return !string.IsNullOrWhiteSpace(first) ? first : string.IsNullOrWhiteSpace(second) ? null : second;
    }
}
