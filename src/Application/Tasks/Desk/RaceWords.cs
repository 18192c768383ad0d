using System.Globalization;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>What the second of two people reads: who was first, what they did, and when (local time).</summary>
public static class RaceWords
{
    public static Words Of(UserTask task, string readerId, DateTimeOffset now)
    {
        var thing = task.Kind == TaskKind.Approval || task.LastMove is TaskMove.Approve or TaskMove.Return or TaskMove.Reject
            ? new Words("hồ sơ này", "this dossier") : new Words("việc này", "this task");
        var when = When(task.LastAt, now);
        if (task.LastByName is null)
            return new($"{Upper(thing.Vi)} đã đóng {when.Vi} vì quy trình không còn chờ nữa. Nội dung bạn nhập còn ở bên dưới.",
                $"{Upper(thing.En)} was closed {when.En}, because the procedure no longer waits for it. What you typed is still below.");
        var did = Did(task);
        var who = task.LastBy == readerId ? new Words("Bạn", "You") : new Words(task.LastByName, task.LastByName);
        return new($"{who.Vi} vừa {did.Vi} {thing.Vi} {when.Vi}. Nội dung bạn nhập còn ở bên dưới.",
            $"{who.En} just {did.En} {thing.En} {when.En}. What you typed is still below.");
    }

    private static Words Did(UserTask task) => task.LastMove switch
    {
        TaskMove.Claim => new("nhận", "took up"),
        TaskMove.Release => new("thôi nhận", "released"),
        TaskMove.Submit => new("nộp", "submitted"),
        TaskMove.Withdraw => new("rút lại", "withdrew"),
        TaskMove.Approve => new("duyệt", "approved"),
        TaskMove.Return => new("trả lại", "returned"),
        TaskMove.Reject => new("không phê duyệt", "rejected"),
        TaskMove.Decide when task.Outcome == "Returned" => new("trả lại", "returned"),
        TaskMove.Decide when task.Outcome == "Rejected" => new("không phê duyệt", "rejected"),
        TaskMove.Decide => new("duyệt", "approved"),
        TaskMove.Reassign => new("giao lại", "reassigned"),
        TaskMove.Refuse => new("từ chối nhận", "refused"),
        TaskMove.Cancel => new("hủy", "cancelled"),
        _ => new("cập nhật", "changed"),
    };

    private static Words When(DateTimeOffset at, DateTimeOffset now)
    {
        var offset = TimeSpan.FromHours(7);
        var (local, today) = (at.ToOffset(offset), now.ToOffset(offset).Date);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (local.Date == today) return new($"lúc {time}", $"at {time}");
        var day = local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return new($"lúc {time} ngày {day}", $"at {time} on {day}");
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
