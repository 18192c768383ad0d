using System.Text.Json;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Small procedures as Elsa JSON: a survey, and who approves it.</summary>
internal static class Procedures
{
    public const string Form = """
        [{"name":"area","label":{"vi":"Diện tích","en":"Area"},"type":"number","required":true},
         {"name":"note","label":{"vi":"Ghi chú","en":"Note"},"type":"longtext"}]
        """;

    /// <summary>Survey, and nobody reviews it.</summary>
    public static string Unreviewed(string? form = null, int evidence = 0) =>
        Flow([Survey(form, evidence)], []);

    /// <summary>Three tasks of one body, one after the other.</summary>
    public static string Sequence() => Flow(
        [Survey(null, 0), UserTask("Second", "Lập tờ trình", "unit:TNMT", null, 0, []), UserTask("Third", "Phát hành", "unit:TNMT", null, 0, [])],
        [("Survey", "Done", "Second"), ("Second", "Done", "Third")]);

    /// <summary>Survey → approval by the seats named; a return leads back to the survey.</summary>
    public static string Reviewed(string? form = null, int? quorum = null, params string[] approvers) => Flow(
        [Survey(form, 0), Approval("Approve", quorum, approvers.Length == 0 ? ["role:TNMT/Head"] : approvers)],
        [("Survey", "Done", "Approve"), ("Approve", "Returned", "Survey")]);

    /// <summary>Survey → head of the body → vice-chairman, who both review the survey.</summary>
    public static string TwoLevels() => Flow(
        [Survey(null, 0), Approval("Approve", null, ["role:TNMT/Head"]), Approval("Sign", null, ["role:UBND/ViceChairman"])],
        [("Survey", "Done", "Approve"), ("Approve", "Returned", "Survey"), ("Approve", "Approved", "Sign"), ("Sign", "Returned", "Survey")]);

    /// <summary>Survey → head of the body and vice-chairman at once, who both review the survey → the handing over.</summary>
    public static string SideBySide() => Flow(
        [Survey(null, 0), Approval("Approve", null, ["role:TNMT/Head"]), Approval("Sign", null, ["role:UBND/ViceChairman"]),
            new() { ["id"] = "Join", ["type"] = "Elsa.FlowJoin", ["mode"] = "WaitAll" }, UserTask("HandOver", "Trao giấy", "unit:YEN-PHUC", null, 0, [])],
        [("Survey", "Done", "Approve"), ("Survey", "Done", "Sign"), ("Approve", "Returned", "Survey"), ("Sign", "Returned", "Survey"),
            ("Approve", "Approved", "Join"), ("Sign", "Approved", "Join"), ("Join", "Done", "HandOver")]);

    /// <summary>Survey and, beside it, a public posting during which the survey's count stands still.</summary>
    public static string Paused() => Flow(
        [Survey(null, 0, pauses: ["Post"]), UserTask("Post", "Niêm yết công khai", "unit:YEN-PHUC", null, 0, [])],
        [("Fork", "Survey", "Survey"), ("Fork", "Post", "Post")],
        Fork: true);

    private static Dictionary<string, object?> Survey(string? form, int evidence, string[]? pauses = null) =>
        UserTask("Survey", "Đo đạc thửa đất", "unit:TNMT", form, evidence, pauses);

    private static Dictionary<string, object?> UserTask(string id, string title, string assignee, string? form, int evidence, string[]? pauses) => new()
    {
        ["id"] = id, ["type"] = "VanQuan.UserTask",
        ["title"] = title, ["assignee"] = assignee,
        ["cooperating"] = Object(new[] { "unit:YEN-PHUC" }),
        ["form"] = form is null ? null : Json(form),
        ["evidenceRequired"] = evidence,
        ["due"] = Object(new { anchor = "Activated", amount = 10, unit = "WorkingDays", direction = "After", roll = "NextWorkingDay", pauses = pauses ?? [] }),
    };

    private static Dictionary<string, object?> Approval(string id, int? quorum, string[] approvers) => new()
    {
        ["id"] = id, ["type"] = "VanQuan.Approval",
        ["title"] = "Duyệt kết quả đo đạc", ["approvers"] = Object(approvers), ["quorum"] = quorum,
        ["reviews"] = Object(new[] { "Survey" }),
        ["due"] = Object(new { anchor = "Activated", amount = 3, unit = "WorkingDays" }),
    };

    private static object Object(object value) => Json(JsonSerializer.Serialize(value));

    private static object Json(string json) => new { typeName = "Object", expression = new { type = "Object", value = json } };

    private static string Flow(
        IEnumerable<Dictionary<string, object?>> activities, IEnumerable<(string From, string Outcome, string To)> connections, bool Fork = false)
    {
        var all = activities.ToList();
        if (Fork) all.Insert(0, new() { ["id"] = "Fork", ["type"] = "Elsa.FlowFork", ["branches"] = Object(connections.Select(c => c.Outcome)) });
        return JsonSerializer.Serialize(new
        {
            id = "d1", definitionId = "d", name = "Đo đạc", version = 1, isPublished = true,
            root = new
            {
                id = "Flowchart1", type = "Elsa.Flowchart", activities = all,
                connections = connections.Select(c => new { source = new { activity = c.From, port = c.Outcome }, target = new { activity = c.To, port = "In" } }),
            },
        });
    }
}
