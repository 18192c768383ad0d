using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>
/// Lives one instance of a procedure to its end: each open task is answered with the outcome that was chosen least so far, so
/// that walking again and again takes every branch and leaves every loop.
/// </summary>
internal sealed class ProcedureWalk(WorkflowDefinition definition, Plan plan)
{
    private const int MostSteps = 400;
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly ExpressionEvaluator Evaluator = new();
    private readonly Kernel kernel = new(Evaluator);
    private readonly Dictionary<(string Activity, string Outcome), int> chosen = [];

    public IReadOnlyDictionary<(string Activity, string Outcome), int> Chosen => chosen;

    /// <summary>What the last step of the last walk did.</summary>
    public IReadOnlyList<Effect> LastStep { get; private set; } = [];

    /// <summary>Every effect of every walk.</summary>
    public List<Effect> Effects { get; } = [];

    public InstanceState Walk(ActionRun run, int round, bool late = false)
    {
        var period = run.Action.Recurrence?.First(new DateOnly(2021, 12, 20));
        var due = run.Action.Due?.Date ?? period?.End.AddDays(7);
        var now = Start;
        var step = kernel.Step(definition, null, new StartInstance("start", $"walk-{round}", null, run.Input(plan, due, period), ActionRun.Anchors(due, period)), now);
        var open = new List<Effect>();
        for (var steps = 0; ; steps++)
        {
            Effects.AddRange(LastStep = step.Effects);
            open.AddRange(step.Effects.Where(effect => effect is OpenTask or OpenApproval or SetTimer));
            open.RemoveAll(effect => step.Instance.Bookmarks.All(bookmark => bookmark.Id != BookmarkOf(effect)));
            if (open.Count == 0 || steps == MostSteps)
                return step.Instance;
            now = now.AddDays(1);
            if (late && open[0] is not SetTimer && kernel.Step(definition, step.Instance, new PassDueDate($"late-{steps}", BookmarkOf(open[0])), now) is { Taken: true } passed)
            {
                Effects.AddRange(passed.Effects);
                step = passed;
            }
            step = kernel.Step(definition, step.Instance, Answer(open[0], round, steps), now);
        }
    }

    private EngineEvent Answer(Effect effect, int round, int number) => effect switch
    {
        SetTimer timer => new FireTimer($"op-{number}", timer.BookmarkId),
        OpenTask task => new ResumeBookmark($"op-{number}", task.BookmarkId, Choose(task.ActivityId, task.Spec.Outcomes), Fill(task.Spec.Form, round)),
        OpenApproval approval => new ResumeBookmark($"op-{number}", approval.BookmarkId, Choose(approval.ActivityId, ["Approved", "Returned", "Rejected"]), null),
        _ => throw new InvalidOperationException($"nobody answers {effect.GetType().Name}"),
    };

    private string Choose(string activity, IReadOnlyList<string> outcomes)
    {
        var outcome = outcomes.MinBy(outcome => chosen.GetValueOrDefault((activity, outcome)))!;
        chosen[(activity, outcome)] = chosen.GetValueOrDefault((activity, outcome)) + 1;
        return outcome;
    }

    private static JsonElement? Fill(JsonElement? form, int round)
    {
        if (form is not { } json)
            return null;
        string[] numbers = ["90", "70", "55", "30"];
        var chance = new Random(round); // seeded: the same walk every time
        var fields = TaskForm.Parse(json);
        return FormResult.Of(fields, fields.Fields.ToDictionary(field => field.Name, field => field.Type switch
        {
            FieldType.Number => numbers[chance.Next(numbers.Length)],
            FieldType.Date => "2022-03-01",
            FieldType.Checkbox => "true",
            FieldType.Choice => field.Options[chance.Next(field.Options.Count)].Value,
            _ => "Đã thực hiện",
        }));
    }

    private static string BookmarkOf(Effect effect) => effect switch
    {
        OpenTask task => task.BookmarkId,
        OpenApproval approval => approval.BookmarkId,
        SetTimer timer => timer.BookmarkId,
        _ => throw new InvalidOperationException($"{effect.GetType().Name} waits for nothing"),
    };
}
