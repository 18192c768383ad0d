using System.Collections.Concurrent;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>A case of a Switch or FlowSwitch. A FlowSwitch has no activity in its case: the label is the outcome.</summary>
public sealed record SwitchCase(string Label, Expression? Condition, ActivityNode? Activity);

/// <summary>
/// An activity as the definition has it. <see cref="Json"/> is the whole of it, known or not; the typed members are views of the parts the
/// engine reads. An activity without an id is known by its <see cref="Path"/>, a JSON path within the definition.
/// </summary>
public sealed class ActivityNode
{
    private readonly Dictionary<string, ActivityInput?> inputs = [];
    private readonly Dictionary<string, string> outputs = [];
    private readonly ConcurrentDictionary<string, FlowGraph> graphs = new();
    private FlowGraph? untriggered;

    internal ActivityNode(JsonElement json, string path, ActivityNode? parent)
    {
        Json = json;
        Path = path;
        Parent = parent;
        Id = json.Text("id") is { Length: > 0 } id ? id : path;
        Type = json.Text("type")!;
        Name = json.Text("name");
        var custom = json.Child("customProperties", JsonValueKind.Object);
        CanStartWorkflow = json.Flag("canStartWorkflow") || (custom?.Flag("canStartWorkflow") ?? false);
        foreach (var property in json.EnumerateObject())
        {
            inputs[property.Name] = ActivityInput.Read(property.Value);
            if (property.Value.Child("memoryReference", JsonValueKind.Object)?.Text("id") is { } target && inputs[property.Name] is null)
                outputs[property.Name] = target;
        }
    }

    public JsonElement Json { get; }
    public string Path { get; }
    public ActivityNode? Parent { get; }
    public string Id { get; }
    public string Type { get; }
    public string? Name { get; }
    public bool CanStartWorkflow { get; }

    /// <summary>The children of a Flowchart, Sequence, Parallel or Fork, in the order of the definition.</summary>
    public IReadOnlyList<ActivityNode> Activities { get; internal set; } = [];
    public IReadOnlyList<VariableDefinition> Variables { get; internal set; } = [];
    public ActivityNode? Body { get; internal set; }
    public ActivityNode? Then { get; internal set; }
    public ActivityNode? Else { get; internal set; }
    public ActivityNode? Default { get; internal set; }
    public IReadOnlyList<SwitchCase> Cases { get; internal set; } = [];

    /// <summary>Connections between known activities, each once; one to an unknown id is dropped here and kept in <see cref="Json"/>.</summary>
    public IReadOnlyList<Connection> Connections { get; internal set; } = [];

    public bool IsFlowchart => Type == "Elsa.Flowchart";

    /// <summary>Every activity directly inside this one.</summary>
    public IEnumerable<ActivityNode> Children =>
        Activities.Concat(new[] { Body, Then, Else, Default }.Concat(Cases.Select(item => item.Activity)).OfType<ActivityNode>());

    public ActivityInput? Input(string name) => inputs.GetValueOrDefault(name);

    public IEnumerable<KeyValuePair<string, ActivityInput>> Inputs =>
        inputs.Where(input => input.Value is not null).Select(input => KeyValuePair.Create(input.Key, input.Value!));

    /// <summary>The id of the variable an output is written to, or null when it is not captured.</summary>
    public string? Output(string name) => outputs.GetValueOrDefault(name);

    /// <summary>A list that has to stand in the definition itself (<c>reviews</c>), because it is read without running anything.</summary>
    public IReadOnlyList<string> StaticList(string input) => DefinitionReader.StaticStrings(Input(input)?.Expression);

    public bool HasConnection(string outcome) => Parent is { IsFlowchart: true } chart && chart.Connections.Any(c => c.Source == Id && c.Outcome == outcome);

    /// <summary>The flow as seen from its start; the activity that triggered the instance, when it stands here, is the start.</summary>
    public FlowGraph Graph(string? triggerActivityId)
    {
        if (triggerActivityId is null && untriggered is { } known)
            return known;
        var start = FlowGraph.StartOf(this, triggerActivityId);
        var graph = graphs.GetOrAdd(start?.Id ?? "", _ => new FlowGraph(this, start));
        return triggerActivityId is null ? untriggered = graph : graph;
    }
}
