using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>Definitions written short: activities by id, connections as <c>A.Done>B</c>.</summary>
internal sealed class Chart
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];
    private readonly JsonArray variables = [];
    private JsonObject options = [];

    public Chart Add(string id, string type, params (string Input, object Value)[] inputs)
    {
        activities.Add(Node(id, type, inputs));
        return this;
    }

    public Chart Task(string id, params (string Input, object Value)[] inputs) => Add(id, "VanQuan.UserTask", [("title", id), ("assignee", "unit:VP"), .. inputs]);

    public Chart Approval(string id, string reviews, params (string Input, object Value)[] inputs) =>
        Add(id, "VanQuan.Approval", [("title", id), ("approvers", Json("""["role:VP/Head"]""")), ("reviews", Json($"""["{reviews}"]""")), .. inputs]);

    public Chart Line(string id) => Add(id, "Elsa.WriteLine", ("text", id));

    public Chart Variable(string name, string type = "Object", string? value = null)
    {
        variables.Add(new JsonObject { ["id"] = "v" + name, ["name"] = name, ["typeName"] = type, ["value"] = value });
        return this;
    }

    public Chart Flow(params string[] ways)
    {
        foreach (var way in ways)
        {
            var (source, target) = (way.Split('>')[0].Split('.'), way.Split('>')[1]);
            connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source[1] }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } });
        }
        return this;
    }

    public Chart With(string activity, string property, JsonNode value)
    {
        activities.First(node => (string?)node!["id"] == activity)![property] = value;
        return this;
    }

    public Chart ContinuesWithIncidents()
    {
        options = new() { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        return this;
    }

    public WorkflowDefinition Build(string id = "test") => WorkflowDefinition.Parse(new JsonObject
    {
        ["definitionId"] = id,
        ["version"] = 1,
        ["variables"] = variables,
        ["options"] = options,
        ["root"] = new JsonObject { ["id"] = "Flow", ["type"] = "Elsa.Flowchart", ["activities"] = activities, ["connections"] = connections },
    }.ToJsonString());

    public static JsonObject Node(string id, string type, params (string Input, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (input, value) in inputs)
            node[input] = value is JsonNode raw ? raw : Wrap("Literal", JsonSerializer.SerializeToNode(value));
        return node;
    }

    public static JsonObject Js(string script) => Wrap("JavaScript", script);

    public static JsonObject Json(string json) => Wrap("Object", json);

    public static JsonObject Into(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "v" + variable } };

    private static JsonObject Wrap(string language, JsonNode? value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
}
