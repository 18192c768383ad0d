using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain_Tests.Calendar;
using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Reminders;

public class ReminderDecisionTests
{
    private static readonly DateOnly Due = new(2022, 9, 7);
    private static readonly HashSet<(string, DateTimeOffset, string)> Nothing = [];

    [Fact]
    public void Three_days_down_become_one_mail_per_person_that_speaks_for_what_was_missed()
    {
        var slots = Between("2022-09-06", "2022-09-08");

        var decided = ReminderDecision.Decide(slots, Listeners, Nothing);

        Assert.Equal(["head: escalate:Head", "officer: overdue:1 + before:1, due"], decided.Select(Words));
    }

    [Fact]
    public void Deciding_twice_decides_nothing_new()
    {
        var slots = Between("2022-09-06", "2022-09-08");
        var recorded = ReminderDecision.Decide(slots, Listeners, Nothing)
            .SelectMany(one => one.Merged.Append(one.Slot).Select(slot => (slot.Rule, slot.At, one.PersonId))).ToHashSet();

        Assert.Empty(ReminderDecision.Decide(slots, Listeners, recorded));
    }

    [Fact]
    public void Somebody_who_took_over_in_between_hears_what_their_predecessor_heard()
    {
        var slots = Between("2022-09-06", "2022-09-06");
        var recorded = new HashSet<(string, DateTimeOffset, string)> { (slots[0].Rule, slots[0].At, "predecessor") };

        Assert.Equal(["officer: before:1"], ReminderDecision.Decide(slots, Listeners, recorded).Select(Words));
    }

    [Fact]
    public void A_head_who_holds_the_work_is_told_of_their_own_work_and_not_to_urge_themselves()
    {
        var decided = ReminderDecision.Decide(Between("2022-09-08", "2022-09-08"), _ => ["head"], Nothing);

        Assert.Equal(["head: overdue:1 + escalate:Head"], decided.Select(Words));
    }

    [Fact]
    public void A_slot_nobody_is_there_to_hear_decides_nothing() =>
        Assert.Empty(ReminderDecision.Decide(Between("2022-09-06", "2022-09-08"), _ => [], Nothing));

    private static IEnumerable<string> Listeners(ReminderSlot slot) => slot.Level == EscalationLevel.Head ? ["head"] : ["officer", "officer"];

    private static List<ReminderSlot> Between(string from, string to) =>
        [.. ReminderSchedule.Slots(Due, ReminderPolicy.Standard, ShippedCalendar.Calendar, Instant(to).AddDays(1)).Where(slot => slot.At >= Instant(from))];

    private static DateTimeOffset Instant(string day) =>
        VietnamTime.StartOf(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static string Words(PersonalReminder one) =>
        $"{one.PersonId}: {one.Slot.Rule}{(one.Merged.Count == 0 ? "" : " + " + string.Join(", ", one.Merged.Select(slot => slot.Rule)))}";
}
