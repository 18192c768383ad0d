using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>A flowchart as it is drawn, to be changed and drawn again. Ways are written <c>A.Done>B</c>.</summary>
internal sealed class Drawing
{
    private readonly Dictionary<string, JsonObject> steps = [];
    private readonly List<string> ways = [];
    private readonly JsonArray variables = [];

    public IReadOnlyCollection<string> Steps => steps.Keys;
    public IReadOnlyList<string> Ways => ways;

    public Drawing Task(string id, params (string Name, object Value)[] inputs) =>
        Step(id, "VanQuan.UserTask", [("title", "Work " + id), ("assignee", "unit:VP"), ("outcomes", new JsonArray("Done", "No")), .. inputs]);

    public Drawing Approval(string id, string reviews) =>
        Step(id, "VanQuan.Approval", ("title", "Decide " + id), ("approvers", new JsonArray("role:VP/Head")), ("reviews", new JsonArray(reviews)));

    public Drawing Step(string id, string type, params (string Name, object Value)[] inputs)
    {
        var step = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in inputs)
            step[name] = value is JsonObject raw ? raw.DeepClone() : Wrapped(value);
        steps[id] = step;
        return this;
    }

    public Drawing Set(string id, string input, object value)
    {
        steps[id][input] = Wrapped(value);
        return this;
    }

    public Drawing Remove(string id)
    {
        steps.Remove(id);
        ways.RemoveAll(way => way.StartsWith(id + ".", StringComparison.Ordinal) || way.EndsWith(">" + id, StringComparison.Ordinal));
        return this;
    }

    public Drawing Rename(string id, string to)
    {
        var step = steps[id];
        steps.Remove(id);
        step["id"] = to;
        steps[to] = step;
        for (var i = 0; i < ways.Count; i++)
        {
            var (source, outcome, target) = Parts(ways[i]);
            ways[i] = $"{(source == id ? to : source)}.{outcome}>{(target == id ? to : target)}";
        }
        return this;
    }

    public Drawing Flow(params string[] more)
    {
        ways.AddRange(more.Where(way => !ways.Contains(way)));
        return this;
    }

    public Drawing Cut(string way)
    {
        ways.Remove(way);
        return this;
    }

    /// <summary>In another order, as a designer's tool may write them: their index changes.</summary>
    public Drawing Shuffle()
    {
        ways.Reverse();
        return this;
    }

    public Drawing Variable(string id, string value)
    {
        variables.Add(new JsonObject { ["id"] = id, ["name"] = id, ["typeName"] = "String", ["value"] = value });
        return this;
    }

    public Drawing Copy()
    {
        var copy = new Drawing();
        foreach (var (id, step) in steps)
            copy.steps[id] = (JsonObject)step.DeepClone();
        copy.ways.AddRange(ways);
        foreach (var variable in variables)
            copy.variables.Add(variable!.DeepClone());
        return copy;
    }

    public WorkflowDefinition Build(int version = 1) => WorkflowDefinition.Parse(new JsonObject
    {
        ["definitionId"] = "drawn",
        ["version"] = version,
        ["variables"] = variables.DeepClone(),
        ["root"] = new JsonObject
        {
            ["id"] = "Flow",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. steps.Values.Select(step => step.DeepClone())]),
            ["connections"] = new JsonArray([.. ways.Select(way => (JsonNode)Connection(way))]),
        },
    }.ToJsonString());

    public static (string Source, string Outcome, string Target) Parts(string way) =>
        (way.Split('.')[0], way.Split('.')[1].Split('>')[0], way.Split('>')[1]);

    public static JsonObject Deadline(int days) => Wrapped(new JsonObject { ["anchor"] = "Activated", ["amount"] = days, ["unit"] = "Days", ["roll"] = "None" });

    private static JsonObject Connection(string way)
    {
        var (source, outcome, target) = Parts(way);
        return new JsonObject { ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } };
    }

    private static JsonObject Wrapped(object value) => value is JsonObject { } given && given.ContainsKey("expression") ? given : new JsonObject
    {
        ["typeName"] = "Object",
        ["expression"] = value is JsonNode json
            ? new JsonObject { ["type"] = "Object", ["value"] = json.ToJsonString() }
            : new JsonObject { ["type"] = "Literal", ["value"] = JsonValue.Create(value.ToString()) },
    };
}
