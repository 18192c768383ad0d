using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Execution.Steps;

/// <summary>
/// The evaluated inputs of one activity, whichever engine evaluates them: what a step asks for is read from them in one way
/// (<see cref="StepReading"/>). A value is null, bool, int, long, double, decimal, string, DateTimeOffset, TimeSpan, Guid, or JSON.
/// </summary>
public abstract class StepInputs
{
    /// <summary>An input converted to the type it declares, or to <paramref name="typeName"/>. Null when it is unset.</summary>
    /// <exception cref="EngineFaultException">Its expression fails.</exception>
    public abstract object? Value(string input, string? typeName = null);

    public string? Text(string input) => Value(input, "String") as string;

    public int Whole(string input, int otherwise = 0) => Value(input, "Int32") is int whole ? whole : otherwise;

    public IReadOnlyList<string> Texts(string input) => Values.Texts(Value(input));

    /// <summary>An input that is JSON, also where it stands as text; null when unset.</summary>
    public JsonElement? Json(string input) => Values.Parsed(Value(input)) is { } value ? Values.ToJson(value) : null;

    /// <summary>An input as it travels in an effect; JSON's null when unset.</summary>
    public JsonElement Any(string input) => Values.ToJson(Value(input));

    /// <exception cref="EngineFaultException">It is empty.</exception>
    public string Required(string input) =>
        Text(input) is { Length: > 0 } text ? text : throw new EngineFaultException($"The input '{input}' is empty.");
}

/// <summary>Inputs that another engine has evaluated, by name; texts that are asked for as another type are converted as everywhere.</summary>
public sealed class EvaluatedInputs(IReadOnlyDictionary<string, object?> values) : StepInputs
{
    public override object? Value(string input, string? typeName = null) =>
        values.GetValueOrDefault(input) is not { } value ? null
        : value is JsonElement json ? Values.FromJson(json, typeName ?? "Object")
        : Values.Convert(value, typeName ?? "Object");
}
