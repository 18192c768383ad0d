using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>What becomes of one reminder: it moves, is withdrawn (no <paramref name="After"/>) or arises (no <paramref name="Before"/>).</summary>
public sealed record ReminderMove(ReminderSlot? Before, ReminderSlot? After)
{
    public bool IsChange => Before?.At != After?.At;
}

/// <summary>
/// What a change of the calendar makes of the reminders a task still has before it. Where its due date moves too, a new
/// revision begins and every rule speaks again; where the date stays, a rule that has spoken does not, and one whose moment
/// now lies in the past speaks at once. Told up to the due date, and of the urging after it the next one.
/// </summary>
public sealed record ReminderShift(IReadOnlyList<ReminderMove> Moves, DateTimeOffset? Next)
{
    /// <param name="planned">The moment the next reminder is planned for; null when none is.</param>
    public static ReminderShift Of(
        DateOnly due, DateOnly newDue, ReminderPolicy policy, WorkCalendar before, WorkCalendar after, DateTimeOffset? planned, DateTimeOffset now)
    {
        var until = Horizon(new[] { due, newDue, VietnamTime.DateOf(now) }.Max(), policy, before, after);
        var all = ReminderSchedule.Slots(due, policy, before, until);
        var pending = all.Where(slot => slot.At >= planned).ToList();
        var said = all.Except(pending).Select(slot => slot.Rule).ToHashSet();
        var coming = ReminderSchedule.Slots(newDue, policy, after, until)
            .Where(slot => newDue == due ? planned is not null && !said.Contains(slot.Rule) : slot.At > now).ToList();
        var next = coming.Count == 0 ? (DateTimeOffset?)null : coming.Min(slot => slot.At);
        var (lastBefore, lastAfter) = (Told(due, planned), Told(newDue, next));
        var moves = pending.Where(slot => slot.At <= lastBefore).Select(slot => new ReminderMove(slot, coming.Find(other => other.Rule == slot.Rule)))
            .Concat(coming.Where(slot => slot.At <= lastAfter && !pending.Exists(other => other.Rule == slot.Rule)).Select(slot => new ReminderMove(null, slot)));
        return new ReminderShift([.. moves.Where(move => move.IsChange)], next);

        // Urging after the due date is told one at a time: it comes only while the work is late.
        DateTimeOffset Told(DateOnly date, DateTimeOffset? first) => new[] { now, VietnamTime.StartOf(date.AddDays(1)), first ?? now }.Max();
    }

    private static DateTimeOffset Horizon(DateOnly last, ReminderPolicy policy, WorkCalendar before, WorkCalendar after)
    {
        var days = policy.Escalate.Select(step => step.After).Append(policy.OverdueEvery ?? 0).Max() + 1;
        var (one, other) = (before.AddWorkingDays(last, days), after.AddWorkingDays(last, days));
        return VietnamTime.At(one > other ? one : other, policy.Hour);
    }
}
