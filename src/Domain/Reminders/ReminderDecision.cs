namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>
/// What one person hears now of one task: one mail, for the slot that presses most, which speaks for the
/// <paramref name="Merged"/> ones as well.
/// </summary>
public sealed record PersonalReminder(string PersonId, ReminderSlot Slot, IReadOnlyList<ReminderSlot> Merged);

/// <summary>
/// Who should hear what at an instant: pure, given the slots that have come, the people each is for, and what the ledger
/// already holds of this due revision. Deciding twice decides nothing new; deciding late merges what was missed.
/// </summary>
public static class ReminderDecision
{
    /// <param name="due">The slots whose moment has come.</param>
    /// <param name="recipients">The people a slot is for; nobody is possible.</param>
    /// <param name="recorded">(rule, slot, person) of the ledger for this task and due revision.</param>
    public static IReadOnlyList<PersonalReminder> Decide(
        IEnumerable<ReminderSlot> due,
        Func<ReminderSlot, IEnumerable<string>> recipients,
        IReadOnlySet<(string Rule, DateTimeOffset Slot, string Recipient)> recorded)
    {
        var open = new SortedDictionary<string, List<ReminderSlot>>(StringComparer.Ordinal);
        foreach (var slot in due)
            foreach (var person in recipients(slot).Distinct(StringComparer.Ordinal))
            {
                if (recorded.Contains((slot.Rule, slot.At, person)))
                    continue;
                if (!open.TryGetValue(person, out var slots))
                    open.Add(person, slots = []);
                slots.Add(slot);
            }

        return [.. open.Select(person => Merge(person.Key, person.Value))];
    }

    /// <summary>The latest slot speaks; of two at one instant the person's own work before work they only watch.</summary>
    private static PersonalReminder Merge(string person, List<ReminderSlot> slots)
    {
        var speaks = slots
            .OrderByDescending(slot => slot.At)
            .ThenByDescending(slot => slot.Kind == ReminderKind.Escalation ? -1 : (int)slot.Kind)
            .ThenByDescending(slot => slot.Level)
            .First();
        return new PersonalReminder(person, speaks, [.. slots.Where(slot => !ReferenceEquals(slot, speaks)).OrderBy(slot => slot.At)]);
    }
}
