using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Execution.Hosting;

/// <summary>
/// What happens to a definition from outside while it is run: its input and the steps of <c>NAME.scenario.json</c>. <c>completeTask</c> names
/// a RunTask request by its task name, or a user task or approval by its activity id, and the n-th of them; <c>outcome</c> says how it is left.
/// </summary>
public sealed record Scenario
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Scenario None { get; } = new();

    public Dictionary<string, JsonElement> Input { get; init; } = [];
    public Dictionary<string, DateOnly> Anchors { get; init; } = [];
    public string? CorrelationId { get; init; }
    public IReadOnlyList<string> Also { get; init; } = [];
    public bool Start { get; init; } = true;
    public IReadOnlyList<ScenarioStep> Steps { get; init; } = [];

    /// <summary>How long, on the imagined clock, instances are left alone after each step.</summary>
    public int SettleMs { get; init; } = 700;

    /// <exception cref="JsonException">It is not a scenario.</exception>
    public static Scenario Parse(string json) => JsonSerializer.Deserialize<Scenario>(json, Options) ?? None;
}

/// <summary>One step: <c>completeTask</c>, <c>publishEvent</c>, <c>wait</c>, <c>cancel</c>, or for our own activities <c>overdue</c>.</summary>
public sealed record ScenarioStep
{
    public string Op { get; init; } = "";
    public string? Task { get; init; }
    public int Index { get; init; }
    public JsonElement? Result { get; init; }
    public string? Outcome { get; init; }
    public string? Name { get; init; }
    public JsonElement? Payload { get; init; }
    public string? CorrelationId { get; init; }
    public double Seconds { get; init; }
}
