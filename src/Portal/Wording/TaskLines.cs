using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>A task as a line of a list says it: where it leads, what it belongs to, who is waited for, how its date stands.</summary>
public sealed record TaskLine(TaskListItem Item, string Link, string Context, string Holder, string? Left, string DueStyle, Badge Badge)
{
    /// <summary>The date it began with, where another one holds now.</summary>
    public DateOnly? Original => Item.OriginalDueDate is { } original && Item.DueDate is { } due && original != due ? original : null;
}

/// <summary>Lines under one heading; <paramref name="Late"/> sets the heading in the colour of what is overdue.</summary>
public sealed record TaskGroup(string Heading, bool Late, IReadOnlyList<TaskLine> Lines)
{
    /// <summary>Where the rest of a group stands that is longer than what is shown of it.</summary>
    public string? More { get; init; }
}

/// <summary>Puts task list items into words.</summary>
public sealed class TaskLines(Say say, Visitor visitor, WorkCalendar calendar, IOptions<PortalSettings> settings)
{
    public TaskLine Of(TaskListItem item, IReadOnlyList<Plan> plans)
    {
        var open = item.State is TaskState.Open or TaskState.Claimed;
        var urgency = say.Urgency(item.DueDate, visitor.Today, calendar, settings.Value.SoonDays);
        return new TaskLine(
            item, LinkOf(item.Kind, item.Id), Context(item, plans), Holder(item),
            item.DueDate is { } due && !Final(item.State) ? item.Paused ? say["đang tạm dừng tính hạn"] : say.Left(due, visitor.Today, calendar) : null,
            open && !item.Paused && urgency.Style is "late" or "soon" ? urgency.Style : "",
            BadgeOf(item, urgency));
    }

    public static string LinkOf(TaskKind kind, string id) =>
        (kind == TaskKind.Approval ? "/phe-duyet/" : "/cong-viec/") + Uri.EscapeDataString(id);

    private static bool Final(TaskState state) => TaskLifecycle.IsFinal(state);

    private Badge BadgeOf(TaskListItem item, Badge urgency) => item.State switch
    {
        TaskState.Submitted => new Badge("review", "i-review", say["Chờ duyệt"]),
        TaskState.Returned => new Badge("soon", "i-return", say["Bị trả lại"]),
        TaskState.Rejected => new Badge("done", "i-x", say["Không phê duyệt"]),
        TaskState.Cancelled => new Badge("done", "i-x", say["Đã hủy"]),
        TaskState.Superseded => new Badge("done", "i-x", say["Không cần nữa"]),
        TaskState.Approved => new Badge("done", "i-done", say["Đã được duyệt"]),
        TaskState.Completed => new Badge("done", "i-done", say["Hoàn thành"]),
        _ when item.Paused => new Badge("ext", "i-pause", say["Tạm dừng"]),
        _ when urgency.Style is "ontime" && item.DueReason is not null && item.OriginalDueDate is { } original && original != item.DueDate =>
            new Badge("ext", "i-extend", say["Gia hạn từ {0}", Say.ShortDate(original)]),
        _ => urgency,
    };

    private string Context(TaskListItem item, IReadOnlyList<Plan> plans)
    {
        var parts = new List<string>();
        if (item.ActionNumber is { } number)
        {
            var action = plans.FirstOrDefault(plan => plan.Code == item.PlanCode)?.Actions.FirstOrDefault(one => one.Number == number);
            parts.Add(say["NV {0:00}", number]);
            if (action is not null)
                parts.Add(say.English ? action.TitleEn ?? action.Title : action.Title);
        }
        if (item.Subject is { Length: > 0 } subject && !item.Title.Contains(subject, StringComparison.OrdinalIgnoreCase))
            parts.Add(subject);
        return string.Join(" · ", parts);
    }

    private string Holder(TaskListItem item) =>
        item.ClaimedBy == visitor.Actor.PersonId ? say["bạn"]
        : item.ClaimedByName ?? say.Address(item.Assignee, visitor);
}
