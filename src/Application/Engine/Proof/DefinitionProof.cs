using System.Text.Json;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Binding;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Proof;

/// <summary>A plan whose actions bind a definition, with the people there really are, where they are known.</summary>
public sealed record BindingPlan(Plan Plan, StaffDirectory? Staff, DateOnly Today);

/// <summary>
/// Everything <c>workflow verify</c> knows to say: the definition alone (structure, syntax, whether it can always finish), then against every action
/// that uses it. Pure but for the scripts it evaluates; the service, the designer's app and the command all ask here.
/// </summary>
public sealed class DefinitionProof(ExpressionEvaluator expressions, CalendarInForce calendars, ProofSettings? settings = null)
{
    private readonly InputReaders readers = new(
        policy => Problem(() => ReminderPolicy.Read(policy)), form => Problem(() => TaskForm.Parse(form)), (policy, due) => SlotsBefore(policy, due, calendars.Current));

    private readonly ProofSettings settings = settings ?? new();

    /// <summary>For a command that proves by one calendar and ends.</summary>
    public DefinitionProof(ExpressionEvaluator expressions, WorkCalendar calendar)
        : this(expressions, new CalendarInForce(calendar))
    {
    }

    /// <param name="called">Definitions it may call, by id; an unknown one is taken for a wait.</param>
    public IReadOnlyList<Finding> Of(string json, IReadOnlyList<BindingPlan> plans, Func<string, WorkflowDefinition?>? called = null, EngineLimits? limits = null)
    {
        var calendar = calendars.Current;
        var proof = new Domain.Engine.Soundness.Proof(expressions.Problem, day => !calendar.IsWorkingDay(day), settings.Limits, called);
        WorkflowDefinition definition;
        try
        {
            definition = WorkflowDefinition.Parse(json, limits);
        }
        catch (DefinitionRefusedException)
        {
            return proof.Of(json, limits);
        }
        var bound = plans.Select(plan => PlanStarts.Of(plan.Plan, definition.DefinitionId, calendar, plan.Staff, plan.Today)).ToList();
        var alone = proof.Of(definition).Where(finding => !IsAboutBinding(finding));
        var all = alone.Concat(new BindingCheck(expressions, calendar, readers, settings.Binding).Check(definition, bound)).ToList();
        return [.. all.Where(finding => !IsExplainedBy(finding, all)).DistinctBy(finding => finding.Key).OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>That a step fails when it is reached needs no second line where another finding says what is wrong with it.</summary>
    private static bool IsExplainedBy(Finding finding, List<Finding> all) =>
        finding is { Detail: Finding.FailsHere, Activities: [var step] }
        && all.Exists(other => other.Severity == Severity.Error && other.Detail != Finding.FailsHere && other.Activities is [var first, ..] && first == step);

    /// <summary>What the definition alone could not look at is looked at here, or told in the binding's own words.</summary>
    private static bool IsAboutBinding(Finding finding) => finding is { Rule: "not-checked", Activities.Count: 0 };

    private static IReadOnlyList<(int, DateOnly)> SlotsBefore(JsonElement policy, DateOnly due, WorkCalendar calendar) =>
        [.. ReminderSchedule.Slots(due, ReminderPolicy.Read(policy), calendar, VietnamTime.StartOf(due.AddDays(1)))
            .Where(slot => slot.Kind is ReminderKind.Before or ReminderKind.AtDue).Select(slot => (slot.Days, VietnamTime.DateOf(slot.At)))];

    private static string? Problem(Func<object> read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return unreadable.Message;
        }
    }
}
