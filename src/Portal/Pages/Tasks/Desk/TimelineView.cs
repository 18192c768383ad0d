using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>A stretch of a lane; positions in per cent of its width, as SVG takes them.</summary>
public sealed record Stretch(string X, string Width, string Style, string Words);

/// <summary>One task's lane.</summary>
public sealed record Lane(TaskLine Line, IReadOnlyList<Stretch> Bars);

/// <summary>The lanes of one action.</summary>
public sealed record LaneGroup(string Heading, IReadOnlyList<Lane> Lanes);

/// <summary>
/// Ten weeks of a desk: a bar from the day work came to the day it is due, the part that an extension added apart, today as a
/// line, weekends grey, days off by name.
/// </summary>
public sealed record TimelineView(
    DateOnly From, DateOnly To, IReadOnlyList<(string X, string Label)> Weeks, IReadOnlyList<Stretch> DaysOff, IReadOnlyList<string> Holidays,
    string? Now, IReadOnlyList<LaneGroup> Groups, string Before, string Today, string After, bool IsCut)
{
    public const int Days = 70;

    /// <summary>Lanes one page holds.</summary>
    public const int Most = 100;

    /// <summary>The window begins a fortnight back, so that what is late is seen beside what comes.</summary>
    public static DateOnly StartOf(DateOnly day) => MonthView.MondayOf(day).AddDays(-14);

    public static TimelineView Of(DeskQuery query, DateOnly from, DateOnly today, IReadOnlyList<TaskLine> lines, IReadOnlyList<Plan> plans, WorkCalendar calendar, Say say)
    {
        var span = new Span(from, say);
        var days = Enumerable.Range(0, Days).Select(i => calendar.Day(from.AddDays(i))).ToList();
        var named = days.Where(day => day.Name is not null && !day.IsWorking).ToList();
        var groups = lines.GroupBy(line => (line.Item.PlanCode, line.Item.ActionNumber)).OrderBy(group => group.Key.ActionNumber ?? int.MaxValue)
            .Select(group => new LaneGroup(HeadingOf(group.Key, plans, say), [.. group.Select(line => new Lane(line, [.. span.BarsOf(line)]))])).ToList();
        return new TimelineView(
            from, from.AddDays(Days - 1),
            [.. Enumerable.Range(0, Days / 7).Select(week => (Percent(week * 7), Say.ShortDate(from.AddDays(week * 7))))],
            [.. days.Where(day => !day.IsWorking).Select(day => new Stretch(Percent(day.Date.DayNumber - from.DayNumber), Percent(1), day.Name is null ? "weekend" : "hol", HolidayNames.Of(day, say.Language) ?? ""))],
            [.. named.Select(day => $"{Say.ShortDate(day.Date)} {HolidayNames.Of(day, say.Language)}")],
            today >= from && today < from.AddDays(Days) ? Percent(today.DayNumber - from.DayNumber + 0.5) : null,
            groups, At(from.AddDays(14 - 35)), (query with { Tu = null }).Link, At(from.AddDays(14 + 35)), lines.Count >= Most);

        string At(DateOnly day) => (query with { Tu = day }).Link;
    }

    private static string HeadingOf((string? Plan, int? Action) key, IReadOnlyList<Plan> plans, Say say)
    {
        if (key.Action is not { } number)
            return say["Việc ngoài kế hoạch"];
        var action = plans.FirstOrDefault(plan => plan.Code == key.Plan)?.Actions.FirstOrDefault(one => one.Number == number);
        return $"{say["NV {0:00}", number]} · {(say.English ? action?.TitleEn ?? action?.Title : action?.Title)}";
    }

    private static string Percent(double days) => (days * 100 / Days).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private sealed record Span(DateOnly From, Say Say)
    {
        public IEnumerable<Stretch> BarsOf(TaskLine line)
        {
            var (item, due) = (line.Item, line.Item.DueDate!.Value);
            var opened = VietnamTime.DateOf(item.OpenedAt);
            var original = item.OriginalDueDate is { } first && first < due && first >= opened ? first : (DateOnly?)null;
            if (Bar(opened < due ? opened : due, original ?? due, line.Badge.Style == "ext" ? "ontime" : line.Badge.Style,
                original is { } was ? Say["hạn gốc {0}", Say.Date(was)] : line.Badge.Word) is { } bar)
                yield return bar;
            if (original is { } end && Bar(end.AddDays(1), due, "ext", Say["gia hạn tới {0}", Say.Date(due)]) is { } more)
                yield return more;
        }

        /// <summary>Both days included; null where nothing of it falls into the window.</summary>
        private Stretch? Bar(DateOnly first, DateOnly last, string style, string words)
        {
            var start = Math.Max(0, first.DayNumber - From.DayNumber);
            var end = Math.Min(Days, last.DayNumber - From.DayNumber + 1);
            return end <= start ? null : new Stretch(Percent(start), Percent(end - start), style, words);
        }
    }
}
