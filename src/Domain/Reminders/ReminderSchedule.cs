using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>
/// The slots of a due date under a policy: a pure function, so the live service, the task page ("next reminder") and the
/// simulation say the same. The n-th working day before (after) the due date is counted as deadlines are, the date itself not
/// counted. An at-due reminder of a due date on a day off goes out on the working day before it.
/// </summary>
public static class ReminderSchedule
{
    /// <summary>Every slot up to and including the instant <paramref name="until"/>, in order of time.</summary>
    public static IReadOnlyList<ReminderSlot> Slots(DateOnly due, ReminderPolicy policy, WorkCalendar calendar, DateTimeOffset until) =>
        [.. Once(due, policy, calendar).Where(slot => slot.At <= until)
            .Concat(Repeats(due, policy, calendar).TakeWhile(slot => slot.At <= until))
            .OrderBy(slot => slot.At).ThenBy(slot => slot.Kind)];

    /// <summary>The first slot later than <paramref name="after"/>, or null when the policy has nothing more to say.</summary>
    public static ReminderSlot? Next(DateOnly due, ReminderPolicy policy, WorkCalendar calendar, DateTimeOffset after)
    {
        var day = VietnamTime.DateOf(after);
        var furthest = policy.Escalate.Select(step => step.After).Append(policy.OverdueEvery ?? 0).Max();
        var horizon = calendar.AddWorkingDays(day < due ? due : day, furthest + 1);
        return Slots(due, policy, calendar, VietnamTime.At(horizon, policy.Hour)).FirstOrDefault(slot => slot.At > after);
    }

    private static IEnumerable<ReminderSlot> Once(DateOnly due, ReminderPolicy policy, WorkCalendar calendar)
    {
        foreach (var days in policy.Before)
            yield return Slot(ReminderKind.Before, days, null, calendar.AddWorkingDays(due, -days), policy);
        if (policy.AtDue)
            yield return Slot(ReminderKind.AtDue, 0, null, calendar.WorkingDayOnOrBefore(due), policy);
        foreach (var step in policy.Escalate)
            yield return Slot(ReminderKind.Escalation, step.After, step.To, calendar.AddWorkingDays(due, step.After), policy);
    }

    /// <summary>Endless: the caller stops.</summary>
    private static IEnumerable<ReminderSlot> Repeats(DateOnly due, ReminderPolicy policy, WorkCalendar calendar)
    {
        if (policy.OverdueEvery is not { } every)
            yield break;
        var day = calendar.AddWorkingDays(due, 1);
        for (var late = 1; ; late += every, day = calendar.AddWorkingDays(day, every))
            yield return Slot(ReminderKind.Overdue, late, null, day, policy);
    }

    private static ReminderSlot Slot(ReminderKind kind, int days, EscalationLevel? level, DateOnly day, ReminderPolicy policy) =>
        new(kind, days, level, VietnamTime.At(day, policy.Hour));
}
