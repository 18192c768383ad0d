using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Bulk;

/// <summary>Says beforehand what an act will do to a task, or why it will not. The use case asks again when it commits.</summary>
internal static class BulkWords
{
    private static readonly Words HeldAlready = new("Bạn đang giữ việc này rồi.", "You hold this task already.");
    private static readonly Words NobodyHolds = new("Chưa ai nhận việc này nên không có gì để thôi nhận.", "Nobody has taken this task up, so there is nothing to release.");
    private static readonly Words OutOfHands = new("Việc này đã nộp hoặc đang chờ duyệt.", "This task is handed in or under review.");
    private static readonly Words Decision = new("Đây là hồ sơ chờ duyệt: mở ra để quyết định, không gia hạn.", "This is a dossier to decide on: open it and decide; it is not extended.");

    public static (bool Will, Words Words) Claim(UserTask task, TaskRights rights, Actor actor, TaskAuthority authority) =>
        rights.Claim ? (true, new("Bạn nhận việc này.", "You take this task up."))
        : task.ClaimedBy == actor.PersonId && task.State == TaskState.Claimed ? (false, HeldAlready)
        : (false, WhyNot(task, actor, authority));

    public static (bool Will, Words Words) Release(UserTask task, TaskRights rights, Actor actor, TaskAuthority authority) =>
        rights.Release ? (true, new("Việc trở về cơ quan, ai cũng nhận được; bản nháp còn nguyên.", "The task goes back to the body for anyone to take up; the draft stays."))
        : task.State == TaskState.Open ? (false, NobodyHolds)
        : (false, WhyNot(task, actor, authority));

    public static (bool Will, Words Words) Reassign(UserTask task, TaskRights rights, Address? to, Actor actor, TaskAuthority authority)
    {
        if (!rights.Reassign)
            return (false, task.IsWorkable ? DeskWords.OnlyLeading : WhyNot(task, actor, authority));
        if (to is null)
            return (true, new("Giao cho người bạn chọn bên dưới.", "Goes to whom you choose below."));
        var names = authority.Staff.Resolve(to, authority.On);
        if (names.Count == 0)
            return (false, DeskWords.NoAddress);
        if (!authority.Directs(task, actor) && !ReassignTask.StaysInside(task, to, authority))
            return (false, DeskWords.OnlyDirecting);
        var who = string.Join(", ", names.Take(3).Select(person => person.Name));
        return (true, task.ClaimedByName is { } holder
            ? new($"Giao từ {holder} sang {who}; bản nháp đi theo.", $"Goes from {holder} to {who}, with the draft.")
            : new($"Giao cho {who}.", $"Goes to {who}."));
    }

    public static (bool Will, Words Words) Extend(UserTask task, TaskRights rights, DateOnly? proposed, Actor actor, TaskAuthority authority) =>
        task.Kind == TaskKind.Approval ? (false, Decision)
        : rights.AskExtension && task.DueDate is { } due && proposed is { } until
            ? (true, new($"Đề nghị lùi hạn từ {due:dd/MM/yyyy} tới {until:dd/MM/yyyy}.", $"Asks to move the due date from {due:dd/MM/yyyy} to {until:dd/MM/yyyy}."))
        : task.IsWorkable && task.AwaitsExtension ? (false, ExtensionWords.AskedAlready)
        : task.IsWorkable && task.DueDate is null ? (false, ExtensionWords.NoDueDate)
        : task.IsWorkable && task.DueDate < authority.On ? (false, ExtensionWords.TooLate(task.DueDate.Value))
        : (false, WhyNot(task, actor, authority));

    private static Words WhyNot(UserTask task, Actor actor, TaskAuthority authority) =>
        !task.IsWorkable ? OutOfHands
        : authority.Worker(task, actor) is null ? DeskWords.NotYours(task, authority)
        : task.ClaimedByName is { } holder && task.ClaimedBy != actor.PersonId ? DeskWords.HeldBy(holder)
        : OutOfHands;
}
