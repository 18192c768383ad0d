using System.Text.Encodings.Web;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// A definition in Elsa 3 JSON, read into a typed graph that keeps the text it came from: <see cref="Write"/> gives back whatever the
/// definition holds, known or not. Reading refuses what is malformed or too large; what is well-formed but cannot run (an unknown
/// activity type, a refused expression language) is read, kept, and refused by <see cref="EnsureRunnable"/>. Immutable and safe to share.
/// </summary>
public sealed class WorkflowDefinition
{
    internal WorkflowDefinition(JsonElement json, ActivityNode root, IReadOnlyDictionary<string, ActivityNode> activities)
    {
        Json = json;
        Root = root;
        Activities = activities;
        DefinitionId = json.Text("definitionId") ?? json.Text("id") ?? json.Text("name") ?? "workflow";
        Name = json.Text("name");
        Version = json.Child("version", JsonValueKind.Number) is { } version && version.TryGetInt32(out var number) ? number : 1;
        Variables = VariableDefinition.ReadAll(json);
        Inputs = ArgumentDefinition.ReadAll(json, "inputs");
        Outputs = ArgumentDefinition.ReadAll(json, "outputs");
        ContinuesWithIncidents = json.Child("options", JsonValueKind.Object)?.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) ?? false;
        Facts = new DefinitionFacts(this);
    }

    public JsonElement Json { get; }
    public string DefinitionId { get; }
    public string? Name { get; }
    public int Version { get; }
    public IReadOnlyList<VariableDefinition> Variables { get; }
    public IReadOnlyList<ArgumentDefinition> Inputs { get; }
    public IReadOnlyList<ArgumentDefinition> Outputs { get; }
    public ActivityNode Root { get; }

    /// <summary>Every activity at every depth, by id.</summary>
    public IReadOnlyDictionary<string, ActivityNode> Activities { get; }

    /// <summary>Whether a fault leaves the other branches of the instance alive (Elsa's ContinueWithIncidentsStrategy) or ends it as faulted.</summary>
    public bool ContinuesWithIncidents { get; }

    /// <summary>What execution needs to know of the definition as a whole.</summary>
    public DefinitionFacts Facts { get; }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="DefinitionRefusedException">It is malformed or larger than the limits allow.</exception>
    public static WorkflowDefinition Parse(string json, EngineLimits? limits = null) => DefinitionReader.Read(json, limits ?? EngineLimits.Default);

    /// <summary>Writes everything the definition holds; equal as JSON to what was read.</summary>
    public string Write(bool indented = true) => JsonSerializer.Serialize(Json, indented ? Indented : Compact);

    /// <summary>Refuses a definition that can be kept but not run, naming the first place that stands in the way.</summary>
    /// <exception cref="DefinitionRefusedException">It has an unknown activity type or a refused expression language.</exception>
    public void EnsureRunnable()
    {
        if (DefinitionReader.FirstObstacle(this) is { } obstacle)
            throw obstacle;
    }

    /// <summary>Refuses a definition that uses a refused expression language. An unknown activity type may be run in a trial: it faults where it is reached.</summary>
    /// <exception cref="DefinitionRefusedException">It uses one.</exception>
    public void EnsureExpressionsRunnable()
    {
        if (DefinitionReader.FirstObstacle(this, unknownTypes: false) is { } obstacle)
            throw obstacle;
    }

    // Vietnamese stays readable in files under version control.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DefinitionReader.MaxJsonDepth };
    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };
}
