using System.Text.Json.Nodes;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>Small definitions as JSON.</summary>
internal static class Procedures
{
    /// <summary>User tasks one after the other, each due some days after it opens.</summary>
    public static string Chain(int tasks, string id = "chain", int days = 10) =>
        Flow(id, [.. Enumerable.Range(1, tasks).Select(i => UserTask($"T{i}", days))]);

    public static JsonObject UserTask(string id, int days = 10, string assignee = "unit:TNMT") => new()
    {
        ["id"] = id, ["type"] = "VanQuan.UserTask", ["name"] = id,
        ["title"] = Literal("Việc " + id),
        ["assignee"] = Literal(assignee),
        ["due"] = Object($$"""{"anchor":"Activated","amount":{{days}},"unit":"WorkingDays"}"""),
    };

    public static JsonObject Wait(string id, int days) => new()
    {
        ["id"] = id, ["type"] = "VanQuan.WaitUntil", ["name"] = id,
        ["deadline"] = Object($$"""{"anchor":"Activated","amount":{{days}},"unit":"Days","roll":"None"}"""),
    };

    public static JsonObject Script(string id, string script) => new() { ["id"] = id, ["type"] = "Elsa.RunJavaScript", ["name"] = id, ["script"] = Expression("JavaScript", script) };

    /// <summary>Activities connected one to the next by Done.</summary>
    public static string Flow(string id, params JsonObject[] activities)
    {
        var connections = activities.Zip(activities.Skip(1)).Select(pair => (JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = (string)pair.First["id"]!, ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = (string)pair.Second["id"]!, ["port"] = "In" },
        }).ToArray();
        return new JsonObject
        {
            ["definitionId"] = id, ["name"] = id, ["version"] = 1,
            ["root"] = new JsonObject { ["id"] = "Flow", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray([.. activities]), ["connections"] = new JsonArray(connections) },
        }.ToJsonString();
    }

    private static JsonObject Literal(string value) => Expression("Literal", value);

    private static JsonObject Object(string value) => Expression("Object", value);

    private static JsonObject Expression(string type, string value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
