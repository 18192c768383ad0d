using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Pages.Tasks.Desk;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The same work by its days: a month's grid, or bars on a line of ten weeks.</summary>
public sealed partial class MyTasksModel
{
    public const string MonthName = "lich";
    public const string TimelineName = "dong-thoi-gian";

    public MonthView? Month { get; private set; }

    public TimelineView? Timeline { get; private set; }

    /// <summary>The three ways to look, with the link to each.</summary>
    public IEnumerable<(string? Name, string Word, string Icon, string Link)> Looks
    {
        get
        {
            var bare = Query with { Hien = null, Tu = null };
            yield return (null, say["Danh sách"], "i-list", (bare with { Xem = null }).Link);
            yield return (MonthName, say["Lịch"], "i-cal", (bare with { Xem = MonthName, Nhom = null }).Link);
            yield return (TimelineName, say["Thời gian"], "i-bars", (bare with { Xem = TimelineName, Nhom = null }).Link);
        }
    }

    private async Task ReadMonthAsync(IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var month = Query.Tu ?? visitor.Today;
        var (from, to) = MonthView.SpanOf(month);
        var items = await tasks.BetweenAsync(visitor.Actor, Query.Filter, from, to, MonthView.Most, ct);
        Month = MonthView.Of(Query, month, visitor.Today, [.. items.Select(item => lines.Of(item, plans))], calendar, say);
    }

    private async Task ReadTimelineAsync(IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var from = TimelineView.StartOf(Query.Tu ?? visitor.Today);
        // What is late stays in sight while today is; further back or ahead, only what is due there or still to come after.
        var first = Query.Tu is null ? DateOnly.MinValue : from;
        var items = await tasks.BetweenAsync(visitor.Actor, Query.Filter, first, from.AddDays(TimelineView.Days - 1), TimelineView.Most, ct);
        Timeline = TimelineView.Of(Query, from, visitor.Today, [.. items.Where(item => item.DueDate is not null).Select(item => lines.Of(item, plans))], plans, calendar, say);
    }
}
