using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>What a person has to do, most urgent first; the heading already answers "what must I do today".</summary>
public sealed class MyTasksModel(MyTasks tasks, TaskLines lines, PlanShelf shelf, WorkflowsDb db, WorkCalendar calendar, Visitor visitor, Say say) : PageModel
{
    private const int MostDone = 100;

    public sealed record Tab(string Word, string Link, int? Count, bool Current, bool Hot = false);

    [BindProperty(SupportsGet = true)]
    public string? Nhom { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? NhiemVu { get; set; }

    public IReadOnlyList<TaskGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public IReadOnlyList<(int Number, string Title)> Actions { get; private set; } = [];

    public string Summary { get; private set; } = "";

    public string Empty { get; private set; } = "";

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Tim) || NhiemVu is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var plans = await shelf.AllAsync(ct);
        var mine = await tasks.ReadAsync(visitor.Actor, Tim, ct);
        Actions = ActionsOf([.. mine.Overdue, .. mine.DueToday, .. mine.ThisWeek, .. mine.Later, .. mine.Waiting], plans);
        (string Key, string Word, IReadOnlyList<TaskListItem> Items)[] groups =
        [
            ("qua-han", say["Quá hạn"], Keep(mine.Overdue)),
            ("hom-nay", say["Hôm nay"], Keep(mine.DueToday)),
            ("tuan-nay", say["Tuần này"], Keep(mine.ThisWeek)),
            ("sau-do", say["Sau đó"], Keep(mine.Later)),
            ("cho", say["Chờ người khác"], Keep(mine.Waiting)),
        ];
        var done = Nhom == "da-xong" ? await DoneAsync(ct) : null;
        Groups = done is not null
            ? [new(Count(say["Đã xong"], done.Count), false, [.. Keep(done).Select(item => lines.Of(item, plans))])]
            : [.. groups.Where(group => Nhom is null || Nhom == group.Key)
                .Select(group => new TaskGroup(Count(group.Word, group.Items.Count), group.Key == "qua-han", [.. group.Items.Select(item => lines.Of(item, plans))]))];
        Tabs =
        [
            new(say["Tất cả"], Link(null), groups.Sum(group => group.Items.Count), Nhom is null),
            .. groups.Select(group => new Tab(group.Word, Link(group.Key), group.Items.Count, Nhom == group.Key, group.Key == "qua-han")),
            new(say["Đã xong"], Link("da-xong"), null, Nhom == "da-xong"),
        ];
        Summary = SummaryOf(mine);
        Empty = EmptyOf(mine);
    }

    private string Count(string word, int count) => count == 1 ? say["{0} · 1 việc", word] : say["{0} · {1} việc", word, count];

    private string Link(string? group)
    {
        var query = new QueryString();
        if (group is not null)
            query = query.Add("nhom", group);
        if (!string.IsNullOrWhiteSpace(Tim))
            query = query.Add("tim", Tim);
        if (NhiemVu is { } number)
            query = query.Add("nhiemvu", $"{number}");
        return "/viec-cua-toi" + query;
    }

    private IReadOnlyList<TaskListItem> Keep(IReadOnlyList<TaskListItem> items) =>
        NhiemVu is { } number ? [.. items.Where(item => item.ActionNumber == number)] : items;

    private List<(int, string)> ActionsOf(IReadOnlyList<TaskListItem> items, IReadOnlyList<Plan> plans) =>
        [.. from item in items
            where item.ActionNumber is not null
            group item by item.ActionNumber!.Value into one
            orderby one.Key
            let action = plans.SelectMany(plan => plan.Actions).FirstOrDefault(action => action.Number == one.Key)
            select (one.Key, $"{say["NV {0:00}", one.Key]} · {(say.English ? action?.TitleEn ?? action?.Title : action?.Title)}")];

    private Task<List<TaskListItem>> DoneAsync(CancellationToken ct)
    {
        var me = visitor.Actor.PersonId;
        return db.Set<UserTask>().AsNoTracking().Where(task => task.ClosedAt != null && (task.ClaimedBy == me || task.LastBy == me))
            .OrderByDescending(task => task.ClosedAt).Take(MostDone).AsItems().ToListAsync(ct);
    }

    private string SummaryOf(MyTaskGroups mine)
    {
        var open = mine.Overdue.Count + mine.DueToday.Count + mine.ThisWeek.Count + mine.Later.Count;
        var tomorrow = mine.ThisWeek.Concat(mine.Later).Count(item => item.DueDate == mine.Today.AddDays(1));
        var text = open == 0
            ? say["Không có việc nào đang mở."]
            : say["{0} việc đang mở: {1} quá hạn, {2} đến hạn hôm nay, {3} ngày mai.", open, mine.Overdue.Count, mine.DueToday.Count, tomorrow];
        return HolidayAhead(mine.Today) is { } holiday ? $"{text} {holiday}" : text;
    }

    private string? HolidayAhead(DateOnly today)
    {
        var days = Enumerable.Range(1, 10).Select(ahead => calendar.Day(today.AddDays(ahead))).Where(day => !day.IsWorking && day.Name is not null).ToList();
        if (days.Count == 0)
            return null;
        var name = HolidayNames.Of(days[0], say.Language);
        return days.Count == 1
            ? say["Sắp nghỉ: {0}, {1}.", name, Say.ShortDate(days[0].Date)]
            : say["Sắp nghỉ: {0}, {1}–{2}.", name, Say.ShortDate(days[0].Date), Say.ShortDate(days[^1].Date)];
    }

    private string EmptyOf(MyTaskGroups mine)
    {
        if (IsFiltered)
            return string.IsNullOrWhiteSpace(Tim) ? say["Không có việc nào khớp bộ lọc."] : say["Không có việc nào khớp “{0}”.", Tim];
        var next = mine.ThisWeek.Concat(mine.Later).FirstOrDefault(item => item.DueDate is not null)?.DueDate;
        return Nhom == "da-xong" ? say["Bạn chưa hoàn thành việc nào."]
            : next is { } date ? say["Không có việc nào ở đây. Việc gần nhất: {0}.", Say.Date(date)]
            : say["Không có việc nào. Khi có việc mới, bạn nhận thư và việc hiện ở đây."];
    }
}
