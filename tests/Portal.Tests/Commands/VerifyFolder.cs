using System.Text.Json;
using System.Text.Json.Nodes;

namespace VanQuan.Workflows.Portal_Tests.Commands;

/// <summary>
/// A folder with a small plan and one definition its only action uses: <c>Write → Review → Tell</c>, begun on 04/01/2022 and due on 30/06/2022. Sound as it
/// stands; a test changes one thing.
/// </summary>
internal sealed class VerifyFolder : IDisposable
{
    private const string Plan = """
        {"code":"small","name":"Small","date":"2022-01-04","issuer":"UBND","from":"2022-01-01","until":"2022-12-31","criteriaSets":[],"subjects":[],
         "units":[{"code":"UBND","name":"UBND huyện","kind":"District"},{"code":"A","name":"Phòng A","kind":"Department","parent":"UBND"},
                  {"code":"B","name":"Phòng B","kind":"Department","parent":"UBND"},{"code":"THON","name":"Các thôn","kind":"Group"}],
         "actions":[{"number":1,"title":"One","source":{"document":"P","clause":"1"},"sourceTasks":["T1"],"criteria":[],"lead":"A","coLeads":[],"cooperating":[],
                     "scope":["A","B"],"runs":"PerUnit","due":{"date":"2022-06-30","standing":"plan"},"definition":"proc"}]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("verify-").FullName;
    private readonly JsonObject plan = JsonNode.Parse(Plan)!.AsObject();

    public VerifyFolder()
    {
        Definition = new JsonObject
        {
            ["definitionId"] = "proc", ["version"] = 1, ["variables"] = new JsonArray(),
            ["root"] = new JsonObject
            {
                ["id"] = "Flow", ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(
                    Node("Write", "VanQuan.UserTask", ("title", Text("Write")), ("assignee", Liquid("unit:{{ Input.Unit }}")), ("due", Due("Activated", 10))),
                    Node("Review", "VanQuan.Approval", ("title", Text("Review")), ("approvers", List("role:A/Head")), ("reviews", List("Write")), ("due", Due("Activated", 5))),
                    Node("Tell", "VanQuan.UserTask", ("title", Text("Tell")), ("assignee", Text("unit:B")), ("due", Due("ActionDue", 0))),
                    Node("End", "Elsa.End")),
                ["connections"] = new JsonArray(Way("Write", "Done", "Review"), Way("Review", "Approved", "Tell"), Way("Review", "Returned", "Write"), Way("Review", "Rejected", "End"), Way("Tell", "Done", "End")),
            },
        };
    }

    public JsonObject Definition { get; }

    public JsonObject Action => plan["actions"]![0]!.AsObject();

    public JsonArray Activities => Definition["root"]!["activities"]!.AsArray();

    public JsonObject this[string activity] => Activities.First(node => (string?)node!["id"] == activity)!.AsObject();

    public static JsonObject Text(object value) => Wrap("Literal", JsonSerializer.SerializeToNode(value));

    public static JsonObject Liquid(string value) => Wrap("Liquid", value);

    public static JsonObject Script(string value) => Wrap("JavaScript", value);

    public static JsonObject List(params string[] items) => Wrap("Object", JsonSerializer.Serialize(items));

    public static JsonObject Raw(string json) => Wrap("Object", json);

    public static JsonObject Due(string anchor, int amount, string unit = "WorkingDays", string roll = "PreviousWorkingDay") =>
        Wrap("Object", $$"""{"anchor":"{{anchor}}","amount":{{amount}},"unit":"{{unit}}","roll":"{{roll}}"}""");

    public void Variable(string name, string? value = null) =>
        Definition["variables"]!.AsArray().Add(new JsonObject { ["id"] = "v" + name, ["name"] = name, ["typeName"] = "String", ["value"] = value });

    /// <summary>A step on the way from one activity to the next.</summary>
    public void Between(string source, string target, JsonObject node)
    {
        Activities.Add(node);
        var ways = Definition["root"]!["connections"]!.AsArray();
        var way = ways.First(way => (string?)way!["source"]!["activity"] == source && (string?)way["target"]!["activity"] == target)!;
        way["target"]!["activity"] = (string)node["id"]!;
        ways.Add(Way((string)node["id"]!, "Done", target));
    }

    /// <summary>Leads an outcome somewhere else.</summary>
    public void Reroute(string source, string outcome, string target) => Definition["root"]!["connections"]!.AsArray()
        .First(way => (string?)way!["source"]!["activity"] == source && (string?)way["source"]!["port"] == outcome)!["target"]!["activity"] = target;

    public static JsonObject Node(string id, string type, params (string Input, JsonNode Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (input, value) in inputs)
            node[input] = value;
        return node;
    }

    /// <summary>The findings as <c>rule activity severity</c>, notes left out unless asked for.</summary>
    public async Task<string[]> VerifyAsync(bool withPlan = true, bool notes = false)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "proc.json"), Definition.ToJsonString());
        if (withPlan)
            await File.WriteAllTextAsync(Path.Combine(folder, "plan.json"), plan.ToJsonString());
        var (code, output, error) = await CommandRun.RunAsync("", "workflow", "verify", Path.Combine(folder, "proc.json"), "--json");
        Xunit.Assert.Equal("", error);
        using var line = JsonDocument.Parse(output);
        var findings = line.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Xunit.Assert.Equal(findings.Exists(finding => finding.GetProperty("severity").GetString() == "error") ? 1 : 0, code);
        Xunit.Assert.All(findings, finding => Xunit.Assert.False(string.IsNullOrWhiteSpace(finding.GetProperty("message").GetString())));
        return [.. from finding in findings
                   let severity = finding.GetProperty("severity").GetString()
                   where notes || severity != "note"
                   let first = finding.GetProperty("activities").EnumerateArray().Select(id => id.GetString()).FirstOrDefault()
                   select $"{severity} {finding.GetProperty("rule").GetString()} {first}".TrimEnd()];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static JsonObject Way(string source, string outcome, string target) =>
        new() { ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } };

    private static JsonObject Wrap(string language, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
}
