using System.Text.Json.Nodes;
using VanQuan.Workflows.Portal_Tests.Api;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>A small procedure that could be published as it is: a task, its approval, the end. What a test of one gesture begins with.</summary>
internal static class Sketch
{
    public static Task<string> MakeAsync(DemoPortal portal, string name) => MakeAsync(portal, name, [Task("Score", "Chấm điểm", 340), Approval("Decide", "Duyệt điểm", 620, "Score")]);

    /// <summary>A draft of these steps in a row between start and end; its id.</summary>
    public static async Task<string> MakeAsync(DemoPortal portal, string name, IReadOnlyList<JsonObject> steps)
    {
        var activities = new JsonArray(Step("Start", "Elsa.Start", "Bắt đầu", 60));
        var connections = new JsonArray();
        string? before = "Start";
        var port = "Done";
        foreach (var step in steps.Append(Step("Close", "Elsa.End", "Kết thúc", 340 + (280 * steps.Count))))
        {
            var id = (string)step["id"]!;
            activities.Add(step);
            connections.Add(Link(before, port, id));
            (before, port) = (id, (string)step["type"]! switch { "VanQuan.Approval" => "Approved", "Elsa.FlowDecision" => "True", _ => "Done" });
            foreach (var other in (string[])(port switch { "Approved" => ["Rejected"], "True" => ["False"], _ => [] }))
                connections.Add(Link(id, other, "Close"));
        }

        using var maker = await ApiClient.SignInAsync(portal, "thietke");
        var json = new JsonObject
        {
            ["name"] = name, ["version"] = 1, ["variables"] = new JsonArray(), ["inputs"] = new JsonArray(), ["customProperties"] = new JsonObject(),
            ["root"] = new JsonObject { ["id"] = "Procedure", ["name"] = "Procedure", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject(), ["activities"] = activities, ["connections"] = connections },
        };
        var (status, made) = await maker.SendAsync(HttpMethod.Post, "/api/definitions", new JsonObject { ["name"] = name, ["json"] = json }.ToJsonString());
        return made.TryGetProperty("definitionId", out var id2) ? id2.GetString()! : throw new InvalidOperationException($"{status}: {made}");
    }

    public static JsonObject Task(string id, string name, int x)
    {
        var step = Step(id, "VanQuan.UserTask", name, x);
        step["title"] = Input("String", "Literal", name);
        step["assignee"] = Input("String", "Literal", "unit:TCKH");
        step["due"] = Input("Object", "Object", """{"anchor":"Activated","amount":5,"unit":"WorkingDays"}""");
        step["outcomes"] = Input("List<String>", "Object", """["Done"]""");
        return step;
    }

    /// <summary>Returned work goes back to what is reviewed.</summary>
    public static JsonObject Approval(string id, string name, int x, string reviewed)
    {
        var step = Step(id, "VanQuan.Approval", name, x);
        step["title"] = Input("String", "Literal", name);
        step["approvers"] = Input("List<String>", "Object", """["role:TCKH/Head"]""");
        step["due"] = Input("Object", "Object", """{"anchor":"Activated","amount":3,"unit":"WorkingDays"}""");
        step["reviews"] = Input("List<String>", "Object", $"[\"{reviewed}\"]");
        step["returnTo"] = Input("String", "Literal", reviewed);
        return step;
    }

    public static JsonObject Decision(string id, string name, int x, string condition)
    {
        var step = Step(id, "Elsa.FlowDecision", name, x);
        step["condition"] = Input("Boolean", "JavaScript", condition);
        return step;
    }

    private static JsonObject Step(string id, string type, string name, int x) => new()
    {
        ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1, ["customProperties"] = new JsonObject(),
        ["metadata"] = new JsonObject { ["displayText"] = name, ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 80 } } },
    };

    private static JsonObject Link(string source, string port, string target) =>
        new() { ["source"] = new JsonObject { ["activity"] = source, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } };

    private static JsonObject Input(string typeName, string way, string value) => new() { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = way, ["value"] = value } };
}
