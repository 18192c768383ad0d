using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Application.Tasks.Views;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Pages.Tasks.Desk;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>What a person has to do, most urgent first; the heading already answers "what must I do today".</summary>
public sealed partial class MyTasksModel(
    MyTasks tasks, DoneTasks done, NewWork news, SavedViews views, TaskLines lines, PlanShelf shelf, DeskWords words, DeskChoices choices, WorkCalendar calendar, Visitor visitor, Say say)
    : PageModel
{
    public sealed record Tab(string Word, string Link, string? Count, bool Current, bool Hot = false);

    /// <summary>What the list stops short of, with the way on.</summary>
    public sealed record Beyond(string Words, string Link, string LinkWord);

    [BindProperty(SupportsGet = true)]
    public DeskQuery Query { get; set; } = new();

    public IReadOnlyList<TaskGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public IReadOnlyList<DeskChoices.Choice> Actions { get; private set; } = [];

    public IReadOnlyList<DeskChoices.Choice> Areas { get; private set; } = [];

    public IReadOnlyList<DeskChoices.Choice> Bodies { get; private set; } = [];

    public DeskChoices Choices => choices;

    public string Summary { get; private set; } = "";

    public string Empty { get; private set; } = "";

    public Beyond? More { get; private set; }

    /// <summary>Where the list stands, for the question whether anything has come since.</summary>
    public long Stamp { get; private set; }

    /// <summary>Finished work is not chosen from.</summary>
    public bool MayPick => Query.Nhom != DeskQuery.Done && Groups.Any(group => group.Lines.Count > 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        // Before the list is read: what comes in between is announced rather than missed.
        Stamp = await news.StampAsync(ct);
        await ReadViewsAsync(ct);
        var plans = await shelf.AllAsync(ct);
        var mine = await tasks.ReadAsync(visitor.Actor, Query.Filter, ct);
        (Actions, Areas, Bodies) = (choices.Actions(plans), choices.Areas(plans), choices.Bodies());
        (Summary, Empty) = (words.SummaryOf(mine), words.EmptyOf(Query, mine));
        if (Query.Xem == MonthName)
            await ReadMonthAsync(plans, ct);
        else if (Query.Xem == TimelineName)
            await ReadTimelineAsync(plans, ct);
        else
            await ReadListAsync(mine, plans, ct);
    }

    private async Task ReadListAsync(MyTaskGroups mine, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        TaskPile[] piles = [.. mine.Doing, mine.Waiting];
        Groups = Query.Nhom == DeskQuery.Done ? [await DoneAsync(plans, ct)]
            : Query.Group is { } one ? [await TabAsync(one, piles[(int)one], plans, ct)]
            : [.. piles.Select((pile, i) => GroupOf((DeskGroup)i, pile.Lines, pile, plans))];
        Tabs = [.. TabsOf(piles)];
    }

    private async Task<TaskGroup> DoneAsync(IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var items = await done.ReadAsync(visitor.Actor, Query.Filter, ct);
        return new(words.Heading(say["Đã xong"], items.Count), false, [.. items.Select(item => lines.Of(item, plans))]);
    }

    /// <summary>One tab: as many lines as were asked for, then the way to more of them, and past the most a page holds to a later day.</summary>
    private async Task<TaskGroup> TabAsync(DeskGroup group, TaskPile pile, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var asked = Math.Clamp(Query.Hien ?? MyTasks.Page, MyTasks.Page, MyTasks.MostLines);
        var shown = Query.Tu is null && asked == MyTasks.Page ? pile.Lines : await tasks.MoreAsync(visitor.Actor, Query.Filter, group, Query.Tu, asked, ct);
        if (shown.Count >= asked)
            More = shown.Count < MyTasks.MostLines
                ? new(say["Đang hiện {0} việc gần hạn nhất.", shown.Count], (Query with { Hien = asked + MyTasks.Page }).Link, say["Hiện thêm {0} việc", MyTasks.Page])
                : new(say["Đang hiện {0} việc.", shown.Count], (Query with { Hien = null, Tu = shown[^1].DueDate }).Link, say["Xem tiếp từ ngày {0}", shown[^1].DueDate is { } day ? Say.Date(day) : "…"]);
        return GroupOf(group, shown, pile, plans) with { More = null };
    }

    private TaskGroup GroupOf(DeskGroup group, IReadOnlyList<TaskListItem> shown, TaskPile pile, IReadOnlyList<Plan> plans) =>
        new(words.Heading(words.Of(group), pile.Count), group == DeskGroup.Overdue,
            [.. shown.OrderBy(item => item.DeskDay).ThenBy(item => item.Title, StringComparer.Ordinal).Select(item => lines.Of(item, plans))])
        {
            More = pile.HasMore ? (Query with { Nhom = DeskQuery.Tabs[(int)group], Hien = 2 * MyTasks.Page }).Link : null,
        };

    private IEnumerable<Tab> TabsOf(TaskPile[] piles)
    {
        var fresh = Query with { Hien = null, Tu = null };
        var all = piles.Sum(pile => pile.Count);
        yield return new(say["Tất cả"], (fresh with { Nhom = null }).Link, piles.Any(pile => pile.Count >= MyTasks.Bound) ? $"{all - 1}+" : $"{all}", Query.Nhom is null);
        for (var i = 0; i < piles.Length; i++)
            yield return new(words.Of((DeskGroup)i), (fresh with { Nhom = DeskQuery.Tabs[i] }).Link, Say.Bounded(piles[i].Count),
                Query.Nhom == DeskQuery.Tabs[i], i == (int)DeskGroup.Overdue && piles[i].Count > 0);
        yield return new(say["Đã xong"], (fresh with { Nhom = DeskQuery.Done }).Link, null, Query.Nhom == DeskQuery.Done);
    }
}
