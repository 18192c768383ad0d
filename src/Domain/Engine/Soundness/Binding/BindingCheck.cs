using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// The rules about people, quorums, dates and reminders: a definition against every start that plans foresee for it. Without one they report
/// <c>not-checked</c>. The kernel's own code evaluates inputs and dates; nothing is run and nothing is written.
/// </summary>
public sealed class BindingCheck(IExpressionEvaluator expressions, WorkCalendar calendar, InputReaders readers, BindingLimits? limits = null)
{
    private static readonly string[] DateInputs = ["due", "deadline", "timeSpan", "reminders", "units"];

    private readonly BindingLimits limits = limits ?? BindingLimits.Default;

    /// <summary>Findings in the order of the rules' weight: what is written wrong, people, dates, variables, notes.</summary>
    public IReadOnlyList<Finding> Check(WorkflowDefinition definition, IReadOnlyList<BoundPlan> plans)
    {
        var shapes = new Dictionary<string, FlowShape>();
        FlowShape Shape(ActivityNode chart) => shapes.TryGetValue(chart.Id, out var known) ? known : shapes[chart.Id] = new FlowShape(chart);

        var found = definition.Activities.Values.SelectMany(node => WrittenInputs.Of(node, readers)).ToList();
        if (definition.Activities.Count > limits.MaxActivities)
            return [.. found, TooLarge(definition)];
        if (plans.Any(plan => plan.Starts.Count > 0))
            Bound(definition, plans, Shape, found);
        else if (definition.Activities.Values.Any(node => node.Type is ActivityTypes.UserTask or ActivityTypes.Approval))
            found.Add(new("not-checked", Severity.Note, [], new(
                "Chưa có nhiệm vụ nào của kế hoạch dùng quy trình này, nên chưa kiểm tra người duyệt, số người đồng ý, thứ tự các thời hạn và việc nhắc hạn.",
                "No action of a plan uses this procedure, so approvers, quorums, the order of due dates and reminders were not checked: no-approver, self-approval-only, quorum-too-large, deadline-order, deadline-past-action, reminder-after-due."), []));
        var runs = new Dictionary<string, IReadOnlyList<CounterStep>>();
        found = [.. found.Select(finding => HappensInARun(finding) ? finding with { Steps = Run(finding.Activities[0]) } : finding)];
        found.AddRange(new UnsetVariables(definition, Shape).Find());
        return found;

        IReadOnlyList<CounterStep> Run(string activity) =>
            runs.TryGetValue(activity, out var known) ? known : runs[activity] = runs.Count < limits.MaxRuns ? RunTo.Of(definition, definition.Activities[activity]) : [];
    }

    /// <summary>What a run shows where it comes to the step; what is written wrong shows by itself.</summary>
    private static bool HappensInARun(Finding finding) =>
        finding is { Rule: "no-approver" or "self-approval-only" or "quorum-too-large" or "deadline-order" or "deadline-past-action" or "reminder-after-due", Activities.Count: > 0, Steps.Count: 0 };

    private void Bound(WorkflowDefinition definition, IReadOnlyList<BoundPlan> plans, Func<ActivityNode, FlowShape> shapes, List<Finding> found)
    {
        var (findings, untold, variables, remembered) = (new BoundFindings(), new UntoldSteps(), new VariableUse(definition), new RememberedExpressions(expressions));
        var kernel = new Kernel(remembered);
        var times = new TimeFindings(definition, calendar, shapes, readers, findings, untold);
        var (runs, dates) = (new HashSet<string>(), new HashSet<string>());
        var fixedDates = definition.Activities.Values.All(node => HasWrittenDates(node, variables));
        foreach (var (plan, start) in plans.SelectMany(plan => plan.Starts.Select(start => (plan, start))))
        {
            if (remembered.Evaluated > limits.MaxEvaluations || dates.Count > limits.MaxStarts)
            {
                found.Add(TooLarge(definition));
                break;
            }
            findings.Begin(start);
            var instance = new StartedInstance(definition, start, variables, kernel);
            if (runs.Add(start.Run))
                new PeopleFindings(definition, plan.People, findings, untold).Check(instance);
            // Where dates are written out, starts on the same days have the same dates.
            if (dates.Add($"{(fixedDates ? "" : start.Run)} {start.Begin:O} {start.Due:O} {string.Join(' ', start.Anchors.Select(anchor => $"{anchor.Key}={anchor.Value:O}"))}"))
                times.Check(instance);
        }
        found.AddRange(findings.All());
        found.AddRange(untold.Notes());
    }

    private static bool HasWrittenDates(ActivityNode node, VariableUse variables) =>
        DateInputs.All(input => node.Input(input)?.Expression is not { } expression
            || expression.Language is "Object" or "Json" or "Literal" || (input == "units" && variables.IsKnownAtStart(node, expression)));

    private static Finding TooLarge(WorkflowDefinition definition) => new("undecided", Severity.Warning, [definition.Root.Id], new(
        "Quy trình quá lớn so với giới hạn kiểm tra nên người duyệt, thời hạn và việc nhắc hạn chưa được kiểm tra hết.",
        "The procedure is too large for the limits of the check, so approvers, due dates and reminders were not all checked."), []) { Detail = "binding" };
}

/// <summary>How much is looked at before a check says <c>undecided</c>; counted, never timed, so that every machine gives the same answer.</summary>
public sealed record BindingLimits
{
    public static BindingLimits Default { get; } = new();

    public int MaxActivities { get; init; } = 1_000;

    /// <summary>Different starts whose dates are worked out.</summary>
    public int MaxStarts { get; init; } = 500;

    /// <summary>Steps to which a run is looked for, to show what is told of them.</summary>
    public int MaxRuns { get; init; } = 20;

    /// <summary>Scripts and templates evaluated; the same one with the same inputs counts once.</summary>
    public int MaxEvaluations { get; init; } = 5_000;
}
