using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>Definitions written short: activities by id, ways as <c>A.Outcome>B</c>.</summary>
internal sealed class Draft
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];
    private string? strategy;

    public Draft Add(string id, string type, params (string Input, object Value)[] inputs)
    {
        activities.Add(Node(id, type, inputs));
        return this;
    }

    public Draft Task(string id, params string[] outcomes) => Insert(TaskNode(id, outcomes));

    public Draft Approval(string id, params (string Input, object Value)[] inputs) =>
        Add(id, ActivityTypes.Approval, [("title", id), ("approvers", "role:VP/Head"), .. inputs]);

    public Draft Insert(JsonObject node)
    {
        activities.Add(node);
        return this;
    }

    public Draft Named(string vi, string en)
    {
        activities[^1]!["metadata"] = new JsonObject { ["displayText"] = vi, ["description"] = en };
        return this;
    }

    public Draft Flow(params string[] ways)
    {
        foreach (var way in ways)
        {
            var (source, target) = (way.Split('>')[0].Split('.'), way.Split('>')[1]);
            connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source[1] }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } });
        }
        return this;
    }

    public Draft ContinuesWithIncidents()
    {
        strategy = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";
        return this;
    }

    public JsonObject Chart(string id) => new() { ["id"] = id, ["type"] = "Elsa.Flowchart", ["activities"] = activities.DeepClone(), ["connections"] = connections.DeepClone() };

    public string Json() => new JsonObject
    {
        ["definitionId"] = "test", ["version"] = 1,
        ["options"] = strategy is null ? [] : new JsonObject { ["incidentStrategyType"] = strategy },
        ["root"] = Chart("Flow"),
    }.ToJsonString();

    public WorkflowDefinition Build() => WorkflowDefinition.Parse(Json());

    public static JsonObject TaskNode(string id, params string[] outcomes) =>
        Node(id, ActivityTypes.UserTask, [("title", id), ("assignee", "unit:VP"), .. outcomes.Length == 0 ? Array.Empty<(string, object)>() : [("outcomes", List(outcomes))]]);

    public static JsonObject Sequence(string id, params JsonObject[] steps) => new() { ["id"] = id, ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. steps]) };

    public static JsonObject Node(string id, string type, params (string Input, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (input, value) in inputs)
            node[input] = value is JsonNode raw ? raw : Wrap("Literal", JsonSerializer.SerializeToNode(value));
        return node;
    }

    public static JsonObject Js(string script) => Wrap("JavaScript", script);

    public static JsonObject List(params string[] items) => Wrap("Object", JsonSerializer.Serialize(items));

    public static JsonObject Wrap(string language, JsonNode? value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
}
