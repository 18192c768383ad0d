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

    /// <summary>
    /// A hundred activities as an office draws them: five branches, each with an approval that returns its work and a decision, read as a whole at the
    /// end and, where it will not do, begun anew.
    /// </summary>
    public static string WithReturns()
    {
        var (nodes, connections) = (new JsonArray(), new JsonArray());
        void Add(string id, string type, params (string Key, JsonNode Value)[] more)
        {
            var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["name"] = id };
            foreach (var (key, value) in more)
                node[key] = value;
            nodes.Add(node);
        }
        void Connect(string from, string outcome, string to) => connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = outcome }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });
        void Task(string id) => Add(id, "VanQuan.UserTask", ("title", Input("String", "Literal", id)), ("assignee", Input("String", "Literal", "unit:TNMT")));
        void Approval(string id, string reviews) => Add(id, "VanQuan.Approval", ("title", Input("String", "Literal", id)), ("approvers", Input("Object", "Literal", "role:TNMT/Head")), ("reviews", Input("Object", "Object", JsonSerializer.Serialize(new[] { reviews }))));

        var letters = new[] { "A", "B", "C", "D", "E" };
        Task("open");
        Add("fork", "Elsa.FlowFork", ("branches", Input("List<String>", "Object", JsonSerializer.Serialize(letters))));
        Connect("open", "Done", "fork");
        Add("join", "Elsa.FlowJoin", ("mode", Input("FlowJoinMode", "Literal", "WaitAllActive")));
        foreach (var letter in letters)
        {
            for (var i = 1; i <= 15; i++)
            {
                Task($"{letter}{i}");
                Connect(i == 1 ? "fork" : $"{letter}{i - 1}", i == 1 ? letter : "Done", $"{letter}{i}");
            }
            Approval(letter + "Sign", letter + "15");
            Add(letter + "Ask", "Elsa.FlowDecision", ("condition", Input("Boolean", "JavaScript", "getInput('Amount') > 10")));
            Task(letter + "More");
            Task(letter + "File");
            Connect(letter + "15", "Done", letter + "Sign");
            Connect(letter + "Sign", "Returned", letter + "14");
            Connect(letter + "Sign", "Rejected", letter + "File");
            Connect(letter + "Sign", "Approved", letter + "Ask");
            Connect(letter + "Ask", "True", letter + "More");
            Connect(letter + "Ask", "False", letter + "File");
            Connect(letter + "More", "Done", letter + "File");
            Connect(letter + "File", "Done", "join");
        }
        Approval("read", "open");
        Add("end", "Elsa.End");
        Connect("join", "Done", "read");
        Connect("read", "Returned", "open");
        Connect("read", "Rejected", "end");
        Connect("read", "Approved", "end");
        return new JsonObject
        {
            ["definitionId"] = "drawn-returns", ["name"] = "Quy trình có trả lại", ["version"] = 1,
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = nodes, ["connections"] = connections },
        }.ToJsonString();
    }

    private static JsonObject Input(string typeName, string language, string value) =>
        new() { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
}
