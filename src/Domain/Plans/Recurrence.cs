using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>What a new round does while the one before it is still open.</summary>
public enum PreviousRoundOpen { StartAnyway, Wait, Skip, Supersede }

/// <summary>One round of continuous work: its first and last local date, both counted.</summary>
public readonly record struct ReportingPeriod(DateOnly Start, DateOnly End);

/// <summary>
/// Continuous work, cut into rounds. The <see cref="Rule"/> gives the periods; rounds run from the period that contains
/// <paramref name="From"/> to the last one that ends by <paramref name="Until"/> (local dates). A round starts with its period;
/// its due date is <paramref name="Due"/>, counted from the period's end, because NĐ 09/2019 leaves at least one working day
/// between cut-off and sending.
/// </summary>
public sealed record Recurrence(
    RecurrenceRule Rule,
    DateOnly From,
    DateOnly Until,
    DeadlineRule Due,
    PreviousRoundOpen WhenOpen = PreviousRoundOpen.Wait,
    DueStanding Standing = DueStanding.Proposed)
{
    /// <summary>The round running on a date or else the first one after it; null when the work is over by then.</summary>
    public ReportingPeriod? First(DateOnly on) => Within(Rule.PeriodOnOrAfter(on > From ? on : From));

    /// <summary>The round after <paramref name="previous"/>; null after the last.</summary>
    public ReportingPeriod? Next(ReportingPeriod previous) => Within(Rule.PeriodOnOrAfter(previous.End.AddDays(1)));

    /// <summary>All rounds, first to last.</summary>
    public IEnumerable<ReportingPeriod> Rounds()
    {
        for (var round = First(From); round is not null; round = Next(round.Value))
            yield return round.Value;
    }

    private ReportingPeriod? Within(ReportingPeriod period) => period.End <= Until ? period : null;
}
