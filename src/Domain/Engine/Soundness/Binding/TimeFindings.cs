using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// The dates of one start: due before the work can begin, due before the step before it has to be done, due after the whole action, and reminders for
/// days on which nobody has the work yet.
/// </summary>
internal sealed class TimeFindings(
    WorkflowDefinition definition, WorkCalendar calendar, Func<ActivityNode, FlowShape> shapes, InputReaders readers, BoundFindings findings, UntoldSteps untold)
{
    public void Check(StartedInstance at)
    {
        var quick = new Timetable(at, calendar, shapes, usesAllTime: false).Fill(definition.Root, at.Start.Begin);
        foreach (var (node, problem) in quick.Problems.DistinctBy(item => item.Node.Id).Where(item => WrittenDeadlines.Of(item.Node).Count == 0))
            Unreadable(node, problem, at.Start);
        foreach (var node in quick.Untold.Distinct())
            untold.Add(node, StepNames.Field(node.Type == "VanQuan.WaitUntil" ? "deadline" : "due"));
        foreach (var step in quick.Steps.Where(step => step.Due is not null).ToList())
        {
            if (!step.Pausable)
                Order(step, quick, at);
            Reminders(step, at);
        }
        if (at.Start.Due is { } due)
            PastAction(new Timetable(at, calendar, shapes, usesAllTime: true).Fill(definition.Root, at.Start.Begin), due, at.Start);
    }

    private void Order(StepTime step, Timetable quick, StartedInstance at)
    {
        var name = StepNames.Of(step.Node);
        if (step.Due < step.Opened)
        {
            findings.Add(Finding.Error("deadline-order", step.Node.Id,
                step.Opened == at.Start.Begin
                    ? $"Bước {name.Vi}: hạn {Day(step.Due)} đã qua trước khi nhiệm vụ bắt đầu, {Day(step.Opened)}."
                    : $"Bước {name.Vi}: hạn {Day(step.Due)}, nhưng sớm nhất {Day(step.Opened)} mới đến bước này.",
                step.Opened == at.Start.Begin
                    ? $"The step {name.En}: due {Day(step.Due)}, which is before the action begins on {Day(step.Opened)}."
                    : $"The step {name.En}: due {Day(step.Due)}, but it can open on {Day(step.Opened)} at the earliest."), at.Start);
            return;
        }
        foreach (var before in step.After)
            if (quick.Steps.FirstOrDefault(other => other.Node == before) is { Due: { } beforeDue, Pausable: false } && beforeDue > step.Due && DueAfter(step, before, beforeDue, quick, at) is { } due && due < beforeDue)
            {
                var earlier = StepNames.Of(before);
                findings.Add(new("deadline-order", Severity.Error, [step.Node.Id, before.Id], new(
                    $"Bước {name.Vi}: hạn {Day(due)} đến trước hạn {Day(beforeDue)} của bước {earlier.Vi} ngay trước nó; làm đúng hạn bước trước thì bước này đã trễ.",
                    $"The step {name.En}: due {Day(due)}, before the step {earlier.En} ahead of it is due on {Day(beforeDue)}; who does that one in time finds this one late."), []), at.Start);
            }
    }

    /// <summary>The due date of a step whose predecessor was done on the last day it had.</summary>
    private static DateOnly? DueAfter(StepTime step, ActivityNode before, DateOnly done, Timetable quick, StartedInstance at)
    {
        var known = at.CompletedOn(before.Id);
        at.Complete(before, done);
        var due = quick.Resolve(step.Node, "due", done > step.Opened ? done : step.Opened).Due;
        if (known is { } day)
            at.Complete(before, day);
        return due;
    }

    private void PastAction(Timetable full, DateOnly actionDue, BoundStart start)
    {
        var reported = false;
        foreach (var step in full.Steps.Where(step => step.Due > actionDue && !step.Refused))
        {
            // What only follows from a step already told is not told again.
            if (step.Opened > actionDue && reported)
                continue;
            reported = true;
            var name = StepNames.Of(step.Node);
            findings.Add(Finding.Error("deadline-past-action", step.Node.Id,
                $"Bước {name.Vi}: mọi người làm đúng hạn thì hạn của bước này là {Day(step.Due)}, sau hạn {Day(actionDue)} của cả nhiệm vụ.",
                $"The step {name.En}: with everybody in time it is due {Day(step.Due)}, after the whole action is due on {Day(actionDue)}."), start);
        }
    }

    /// <summary>Days that a definition names itself; what the house's policies say adapts to short work.</summary>
    private void Reminders(StepTime step, StartedInstance at)
    {
        if (at.Json(step.Node, "reminders") is not { IsKnown: true, Value: { ValueKind: System.Text.Json.JsonValueKind.Object } policy }
            || !policy.TryGetProperty("before", out _) || readers.ReminderProblem(policy) is not null)
            return;
        foreach (var (days, on) in readers.SlotsBefore(policy, step.Due!.Value).Where(slot => slot.Days > 0 && slot.On < step.Opened))
        {
            var name = StepNames.Of(step.Node);
            findings.Add(Finding.Error("reminder-after-due", step.Node.Id,
                $"Bước {name.Vi}: nhắc trước hạn {days} ngày làm việc rơi vào {Day(on)}, trước khi việc được giao ({Day(step.Opened)}), nên không bao giờ gửi được.",
                $"The step {name.En}: the reminder {days} working days before it is due falls on {Day(on)}, before the work is handed out ({Day(step.Opened)}), so it can never go out.") with { Detail = $"before:{days}" }, at.Start);
        }
    }

    /// <summary>A step later in the flow cannot be counted from; anything else is a date the action does not give, or an expression that fails.</summary>
    private void Unreadable(ActivityNode node, string problem, BoundStart start)
    {
        var (name, field) = (StepNames.Of(node), StepNames.Field(node.Type == "VanQuan.WaitUntil" ? "deadline" : "due"));
        var later = definition.Activities.Values.FirstOrDefault(other => problem.Contains($"the completion of '{other.Id}', which has not completed", StringComparison.Ordinal));
        findings.Add(later is not null
            ? Finding.Error("deadline-order", node.Id,
                $"Bước {name.Vi}: {field.Vi} tính từ khi bước {StepNames.Of(later).Vi} xong, mà bước ấy không đi trước bước này.",
                $"The step {name.En}: {field.En} counts from the end of the step {StepNames.Of(later).En}, which does not come before it.") with { Detail = field.En }
            : Finding.Error("malformed", node.Id,
                $"Bước {name.Vi}: {field.Vi} không tính được ngày ({problem}).", $"The step {name.En}: {field.En} gives no date ({problem}).") with { Detail = field.En }, start);
    }

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}
