using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// What one evaluation sees and may change. <see cref="Now"/> is the event's time in UTC+7 and the only time there is; random numbers
/// start from <see cref="Seed"/>, which follows from the instance and the execution. Values are converted to their declared types.
/// </summary>
public sealed class ExpressionScope
{
    public required Func<string, object?> Read { get; init; }
    public required Action<string, object?> Write { get; init; }
    public required Func<string, string?, object?> ReadOutput { get; init; }

    public required DateTimeOffset Now { get; init; }
    public required ulong Seed { get; init; }
    public required string InstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required string? InstanceName { get; init; }
    public required string? CorrelationId { get; init; }

    /// <summary>Names of the variables in scope, inner ones hiding outer ones.</summary>
    public required IReadOnlySet<string> VariableNames { get; init; }

    /// <summary>The instance's inputs, as given.</summary>
    public required IReadOnlyDictionary<string, object?> Input { get; init; }

    /// <summary>The outcomes a script chose (<c>setOutcome</c>), null for none.</summary>
    public IReadOnlyList<string>? Outcomes { get; set; }

    /// <summary>The value of a variable in scope.</summary>
    public object? Variable(string name) => Read(name);

    /// <summary>Sets a variable in scope; a name nobody declared is an error of the script.</summary>
    /// <exception cref="ExpressionFailedException">No variable of that name is in scope.</exception>
    public void SetVariable(string name, object? value) => Write(name, value);

    /// <summary>An activity's output by its id or name: the whole (<c>result</c>) or, for an output that is an object, one of its properties.</summary>
    public object? Output(string activity, string? property) => ReadOutput(activity, property);

    /// <summary>The output of the activity that completed last.</summary>
    public required JsonElement? LastResult { get; init; }
}
