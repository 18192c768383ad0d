using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>Something drawn on the timeline, at percents of its width; the row is counted from 0 downwards within its lane.</summary>
public sealed record TimelineMark(double X, double Width, int Row, string Style, string Text, string Spoken, int? Mail = null)
{
    public string Left => Percent(X);
    public string Wide => Percent(Width);

    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

/// <summary>What one body does and hears.</summary>
public sealed record TimelineLane(string Name, string Note, int Rows, IReadOnlyList<TimelineMark> Bars, IReadOnlyList<TimelineMark> Mails);

/// <summary>
/// A run drawn as bodies by days: work as bars with the part after the due date in red, mails as marks, days off as grounds, the
/// action's due date as a line. Everything is positioned by shares of the width, so that it needs no script and prints.
/// </summary>
public sealed class TrialTimeline
{
    /// <summary>Beyond so many days weekends are no longer drawn and ticks are months.</summary>
    private const int LongDays = 130;

    private readonly DateTimeOffset from;
    private readonly DateOnly first;
    private readonly DateOnly last;
    private readonly Visitor visitor;
    private readonly Say say;
    private readonly Func<WorkBar, string> name;

    /// <param name="name">A step's word where it is drawn; its title without one.</param>
    public TrialTimeline(SimulationReport report, DateOnly? due, WorkCalendar calendar, Visitor visitor, Say say, Func<WorkBar, string>? name = null)
    {
        (this.visitor, this.say, this.name) = (visitor, say, name ?? (bar => bar.Title));
        first = report.Start.AddDays(-(((int)report.Start.DayOfWeek + 6) % 7));
        last = Later(report.Last.AddDays(5), due is { } date && date <= report.Last.AddDays(90) ? date.AddDays(2) : report.Last);
        from = VietnamTime.StartOf(first);
        Days = last.DayNumber - first.DayNumber + 1;
        Ticks = [.. TicksOf()];
        Off = [.. OffOf(calendar)];
        Due = due is { } on && on >= first && on <= last ? new TimelineMark(At(on.AddDays(1)), 0, 0, "due", say["Hạn {0}", Say.ShortDate(on)], say["Hạn của nhiệm vụ {0}", Say.Date(on)]) : null;
        Lanes = [.. LanesOf(report)];
    }

    public int Days { get; }
    public IReadOnlyList<TimelineMark> Ticks { get; }
    public IReadOnlyList<TimelineMark> Off { get; }
    public TimelineMark? Due { get; }
    public IReadOnlyList<TimelineLane> Lanes { get; }

    public string Spoken => say["Diễn biến {0} đến {1}, cuộn ngang", Say.Date(first), Say.Date(last)];

    private IEnumerable<TimelineMark> TicksOf()
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            if (Days <= LongDays ? day.DayOfWeek == DayOfWeek.Monday : day.Day == 1 && (Days < 800 || day.Month % 3 == 1))
                yield return new TimelineMark(At(day), 0, 0, "tick", Days <= LongDays ? Say.ShortDate(day) : day.ToString("MM'/'yyyy", CultureInfo.InvariantCulture), "");
    }

    private IEnumerable<TimelineMark> OffOf(WorkCalendar calendar)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            if (calendar.Day(day) is { IsWorking: false } off && (off.Name is not null || Days <= LongDays))
                yield return new TimelineMark(At(day), 1.0 / Days, 0, off.Name is null ? "weekend" : "hol", "", HolidayNames.Of(off, say.Language) ?? "");
    }

    private IEnumerable<TimelineLane> LanesOf(SimulationReport report)
    {
        var bars = report.Bars.ToLookup(bar => bar.Unit ?? "");
        var mails = report.Mails.ToLookup(mail => PlanReport.UnitOf(mail.To!) ?? "");
        foreach (var unit in report.Bars.Select(bar => bar.Unit ?? "").Concat(mails.Select(group => group.Key)).Distinct())
        {
            var (marks, rows) = Stacked([.. bars[unit]], report.Last);
            yield return new TimelineLane(
                unit.Length == 0 ? say["Khác"] : visitor.UnitName(unit),
                string.Join("; ", bars[unit].Select(name).Distinct().Take(4)), Math.Max(1, rows), marks,
                [.. mails[unit].GroupBy(mail => mail.At).Select(MarkOf)]);
        }
    }

    private (IReadOnlyList<TimelineMark> Marks, int Rows) Stacked(IReadOnlyList<WorkBar> bars, DateOnly stop)
    {
        List<TimelineMark> marks = [];
        List<double> free = [];
        foreach (var bar in bars)
        {
            var (x, end) = (At(bar.Opened), Math.Max(At(bar.Ended ?? VietnamTime.StartOf(stop.AddDays(1))), At(bar.Opened) + 0.5 / Days));
            var row = free.FindIndex(until => until <= x + 0.0001);
            if (row < 0)
                (row, free) = (free.Count, [.. free, 0]);
            free[row] = end;
            var spoken = string.Join(", ", new[]
            {
                bar.Title, say["mở {0}", Say.Date(bar.OpenedOn)], bar.Due is { } due ? say["hạn {0}", Say.Date(due)] : null,
                bar.EndedOn is { } ended ? $"{say.Ending(bar)} {Say.Date(ended)}" : say.Ending(bar), bar.IsLate ? say.LateBy(bar.DaysLate) : null,
            }.OfType<string>());
            var late = bar is { IsLate: true, Due: { } passed } ? Math.Max(x, At(passed.AddDays(1))) : end;
            if (late > x)
                marks.Add(new TimelineMark(x, Math.Min(late, end) - x, row, StyleOf(bar), name(bar), spoken));
            if (late < end)
                marks.Add(new TimelineMark(late, end - late, row, "late", late > x ? say.LateBy(bar.DaysLate) : name(bar), spoken));
        }
        return (marks, free.Count);
    }

    private TimelineMark MarkOf(IGrouping<DateTimeOffset, SimulationEvent> together)
    {
        var mails = together.ToList();
        return new TimelineMark(
            At(together.Key), 0, 0, mails.Exists(TrialWords.IsUrging) ? "late" : "", "",
            $"{Say.At(together.Key)}: {string.Join("; ", mails.Select(mail => $"{say.Address(mail.To!, visitor)}: {mail.Subject}"))}", mails[0].Mail);
    }

    private static string StyleOf(WorkBar bar) => bar.Ending switch
    {
        BarEnding.Open => "open",
        BarEnding.Superseded => "gone",
        _ => bar.IsApproval ? "review" : "done",
    };

    private double At(DateOnly day) => (double)(day.DayNumber - first.DayNumber) / Days;

    private double At(DateTimeOffset instant) => (instant - from).TotalDays / Days;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
