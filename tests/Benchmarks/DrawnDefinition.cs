using System.Text.Json;
using System.Text.Json.Nodes;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>A definition of a given number of activities as somebody would draw it: five branches of tasks between a fork and a join.</summary>
internal static class DrawnDefinition
{
    private const int Branches = 5;

    public static string Of(int activities)
    {
        var (nodes, connections) = (new JsonArray(), new JsonArray());
        void Add(string id, string type, int column, int row, params (string Key, JsonNode Value)[] more)
        {
            var node = new JsonObject
            {
                ["id"] = id, ["type"] = type, ["version"] = 1, ["name"] = id, ["customProperties"] = new JsonObject(),
                ["metadata"] = new JsonObject { ["displayText"] = $"Bước {id}", ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = row * 280, ["y"] = column * 120 } } },
            };
            foreach (var (key, value) in more)
                node[key] = value;
            nodes.Add(node);
        }
        void Connect(string from, string outcome, string to) => connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = outcome }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });

        Add("start", "Elsa.Start", 0, 2);
        Add("fork", "Elsa.FlowFork", 1, 2, ("branches", Input("List<String>", "Object", JsonSerializer.Serialize(Enumerable.Range(1, Branches).Select(branch => "B" + branch)))));
        Connect("start", "Done", "fork");
        var last = new string[Branches];
        for (var task = 0; task < activities - 4; task++)
        {
            var branch = task % Branches;
            var id = $"task{task + 1}";
            Add(id, "VanQuan.UserTask", 2 + task / Branches, branch,
                ("title", Input("String", "Literal", $"Thẩm tra hồ sơ {task + 1}")), ("assignee", Input("String", "Literal", "unit:TNMT")),
                ("due", Input("Object", "Object", """{"anchor":"Activated","amount":5,"unit":"WorkingDays"}""")));
            Connect(last[branch] ?? "fork", last[branch] is null ? $"B{branch + 1}" : "Done", id);
            last[branch] = id;
        }
        Add("join", "Elsa.FlowJoin", 3 + activities / Branches, 2, ("mode", Input("FlowJoinMode", "Literal", "WaitAll")));
        foreach (var end in last)
            Connect(end, "Done", "join");
        Add("end", "Elsa.End", 4 + activities / Branches, 2);
        Connect("join", "Done", "end");
        return new JsonObject
        {
            ["definitionId"] = $"drawn-{activities}", ["name"] = $"Quy trình {activities} bước", ["version"] = 1,
            ["variables"] = new JsonArray(), ["inputs"] = new JsonArray(), ["outputs"] = new JsonArray(), ["outcomes"] = new JsonArray(), ["customProperties"] = new JsonObject(), ["options"] = new JsonObject(),
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject(), ["activities"] = nodes, ["variables"] = new JsonArray(), ["connections"] = connections },
        }.ToJsonString();
    }

    private static JsonObject Input(string typeName, string language, string value) =>
        new() { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
}
