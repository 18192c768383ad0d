using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>An expression: a language and its text, or for Literal, Variable and Input a JSON value.</summary>
public sealed record Expression(string Language, JsonElement Value)
{
    /// <summary>Scripts that cannot be sandboxed, and names nobody knows, are refused; see <see cref="KnownLanguages"/>.</summary>
    public bool IsRefused => !KnownLanguages.Contains(Language);

    public static IReadOnlySet<string> KnownLanguages { get; } =
        new HashSet<string> { "Literal", "Object", "Json", "Variable", "Input", "JavaScript", "Liquid" };

    /// <summary>The text of a script; a Literal that is not text has none.</summary>
    public string? Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    /// <summary>Whether what it gives is known only when an instance runs. A script that is a bare constant is as good as a Literal.</summary>
    public bool DependsOnData => Language switch
    {
        "Variable" or "Input" => true,
        "JavaScript" => Text?.Trim().TrimEnd(';') is not ("true" or "false" or "return true" or "return false"),
        "Liquid" => Text is { } text && (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)),
        _ => false,
    };

    internal static Expression? Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.Text("type") is { } language
            ? new(language, json.TryGetProperty("value", out var value) ? value : default)
            : null;
}

/// <summary>An input as the definition has it: the type it is converted to, and the expression that gives it.</summary>
public sealed record ActivityInput(string TypeName, Expression Expression)
{
    /// <summary>Reads the wrapper <c>{typeName, expression}</c>; a bare scalar is a Literal, null is an unset input.</summary>
    internal static ActivityInput? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.Child("expression", JsonValueKind.Object) is { } inner && Expression.Read(inner) is { } expression =>
            new(json.Text("typeName") ?? "Object", expression),
        JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => new("Object", new("Literal", json)),
        _ => null,
    };
}
