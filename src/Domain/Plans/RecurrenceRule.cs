using System.Globalization;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>How often a period comes round.</summary>
public enum RecurrenceStep { Monthly = 1, Quarterly = 3, HalfYearly = 6, Yearly = 12 }

/// <summary>
/// Periods in local dates, without a clock. <c>Monthly:15</c> runs from the 15th to the 14th, <c>Quarterly:15</c> and
/// <c>HalfYearly:15</c> likewise with the year beginning on 15/12, <c>Yearly:12-15</c> from 15/12 to 14/12 (NĐ 09/2019 [V]; months
/// and quarters [?]). <c>Yearly:09-01..12-14</c> is a season: work only between the two days, as the poor-household review has it.
/// Days run from 1 to 28, so that every month has them.
/// </summary>
public sealed record RecurrenceRule(RecurrenceStep Step, int StartMonth, int StartDay, (int Month, int Day)? SeasonEnd = null)
{
    /// <summary>The reporting year begins in December unless the rule says otherwise.</summary>
    private const int ReportingYearMonth = 12;

    /// <summary>The period that contains the date, or where it falls between two seasons the next one.</summary>
    public ReportingPeriod PeriodOnOrAfter(DateOnly on)
    {
        var start = new DateOnly(on.Year - 1, StartMonth, StartDay);
        while (PeriodFrom(start).End < on)
            start = start.AddMonths((int)Step);
        return PeriodFrom(start);
    }

    private ReportingPeriod PeriodFrom(DateOnly start)
    {
        if (SeasonEnd is not var (month, day))
            return new(start, start.AddMonths((int)Step).AddDays(-1));
        var end = new DateOnly(start.Year, month, day);
        return new(start, end < start ? end.AddYears(1) : end);
    }

    /// <exception cref="FormatException">Says what a rule looks like.</exception>
    public static RecurrenceRule Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Enum.TryParse<RecurrenceStep>(text[..colon], out var step) || !Enum.IsDefined(step) || char.IsDigit(text[0]))
            throw Unreadable(text);
        var days = text[(colon + 1)..];
        if (step != RecurrenceStep.Yearly)
            return int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 28
                ? new(step, ReportingYearMonth, day)
                : throw Unreadable(text);

        var parts = days.Split("..");
        var (startMonth, startDay) = MonthAndDay(parts[0], text);
        return parts.Length switch
        {
            1 => new(step, startMonth, startDay),
            2 => new(step, startMonth, startDay, MonthAndDay(parts[1], text)),
            _ => throw Unreadable(text),
        };
    }

    public override string ToString() => (Step, SeasonEnd) switch
    {
        (RecurrenceStep.Yearly, null) => $"Yearly:{StartMonth:00}-{StartDay:00}",
        (RecurrenceStep.Yearly, var (month, day)) => $"Yearly:{StartMonth:00}-{StartDay:00}..{month:00}-{day:00}",
        _ => $"{Step}:{StartDay}",
    };

    private static (int Month, int Day) MonthAndDay(string part, string text) =>
        DateOnly.TryParseExact("2021-" + part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Day <= 28
            ? (date.Month, date.Day)
            : throw Unreadable(text);

    private static FormatException Unreadable(string text) =>
        new($"\"{text}\" is not a recurrence: expected Monthly:15, Quarterly:15, HalfYearly:15, Yearly:12-15 or Yearly:09-01..12-14, days 1 to 28");
}
