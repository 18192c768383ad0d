using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain_Tests.Calendar;

namespace VanQuan.Workflows.Domain_Tests.Simulation;

/// <summary>A small plan: one dated action (the office prepares, its head approves) and one that reports every month.</summary>
internal static class Procedures
{
    private static readonly OrgUnit[] Units =
    [
        new("UBND", "UBND huyện", OrgUnitKind.District),
        new("VP", "Văn phòng", OrgUnitKind.Office, "UBND"),
        new("TNMT", "Phòng Tài nguyên và Môi trường", OrgUnitKind.Department, "UBND", "tnmt@vanquan.example"),
    ];

    public static IReadOnlyDictionary<string, WorkflowDefinition> Definitions { get; } = new[] { Review(), Report() }.ToDictionary(definition => definition.DefinitionId);

    public static IExpressionEvaluator Scripts { get; } = new NoScripts();

    public static Plan Plan(PreviousRoundOpen whenOpen = PreviousRoundOpen.Wait) => new(
        "P", "Kế hoạch thử", null, null, new DateOnly(2022, 8, 22), "UBND", null, new DateOnly(2022, 8, 22), new DateOnly(2023, 12, 31), null,
        Units, [], [],
        [
            Action(1, ["T04"], "review", new ActionDue(new DateOnly(2022, 12, 31), DueStanding.Plan), null),
            Action(2, ["T50"], "report", null, new Recurrence(
                RecurrenceRule.Parse("Monthly:15"), new DateOnly(2022, 9, 15), new DateOnly(2022, 12, 14),
                new DeadlineRule("PeriodEnd", 2, DeadlineUnit.WorkingDays), whenOpen)),
        ]);

    /// <summary>Everything that happens from the plan's first day to the end of January 2023.</summary>
    public static List<SimulationEvent> Live(PeopleConduct people, Plan? plan = null)
    {
        List<SimulationEvent> events = [];
        new PlanSimulation(plan ?? Plan(), Definitions.GetValueOrDefault, ShippedCalendar.Calendar, Scripts, people, events.Add)
            .Run(new DateOnly(2022, 8, 22), new DateOnly(2023, 1, 31));
        return events;
    }

    /// <summary>Ten working days to prepare, approved by the head within three; returned work comes back.</summary>
    private static WorkflowDefinition Review() => Definition("review",
        [
            Task("Prepare", "Lập tờ trình", "unit:TNMT", """{"anchor":"Activated","amount":10,"unit":"WorkingDays"}"""),
            new
            {
                id = "Approve", type = "VanQuan.Approval", version = 1, name = "Approve",
                title = Literal("Duyệt tờ trình"),
                approvers = Object("""["role:TNMT/Head"]"""),
                due = Object("""{"anchor":"Activated","amount":3,"unit":"WorkingDays"}"""),
                reviews = Object("""["Prepare"]"""),
                returnTo = Literal("Prepare"),
            },
            new { id = "End", type = "Elsa.End", version = 1, name = "End" },
        ],
        [("Prepare", "Done", "Approve"), ("Approve", "Approved", "End"), ("Approve", "Rejected", "End")]);

    private static WorkflowDefinition Report() => Definition("report",
        [Task("Send", "Gửi báo cáo", "role:VP/Officer", """{"anchor":"ActionDue","amount":0,"unit":"Days"}""")], []);

    private static WorkflowDefinition Definition(string id, object[] activities, (string From, string Port, string To)[] connections) =>
        WorkflowDefinition.Parse(JsonSerializer.Serialize(new
        {
            definitionId = id, name = id, version = 1, isPublished = true,
            root = new
            {
                id = "Flow", type = "Elsa.Flowchart", version = 1, name = "Flow", activities,
                connections = connections.Select(way => new
                {
                    source = new { activity = way.From, port = way.Port },
                    target = new { activity = way.To, port = "In" },
                }),
            },
        }));

    private static object Task(string id, string title, string assignee, string due) => new
    {
        id, type = "VanQuan.UserTask", version = 1, name = id,
        title = Literal(title), assignee = Literal(assignee), due = Object(due),
    };

    private static object Literal(string value) => new { typeName = "String", expression = new { type = "Literal", value } };

    private static object Object(string value) => new { typeName = "Object", expression = new { type = "Object", value } };

    private static PlanAction Action(int number, string[] source, string definition, ActionDue? due, Recurrence? recurrence) => new(
        number, $"Nhiệm vụ {number}", null, new SourceClause("KH", "II"), source, [], "TNMT", [], [], ["TNMT"], ActionRuns.Once, null, due, recurrence,
        null, definition);

    private sealed class NoScripts : IExpressionEvaluator
    {
        public object? Evaluate(string language, string source, ExpressionScope scope) => throw new NotSupportedException(source);
    }
}
