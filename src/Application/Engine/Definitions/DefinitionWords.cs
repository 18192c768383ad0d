using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>What people are told about drafts and versions.</summary>
public static class DefinitionWords
{
    public static readonly Words NotFound = new("Không có quy trình này. Có thể đường dẫn đã cũ; tìm lại trong danh sách Quy trình.", "There is no such procedure. The link may be old; look in the list of procedures.");
    public static readonly Words NoVersion = new("Quy trình này không có phiên bản đó.", "This procedure has no such version.");
    public static readonly Words NoDraft = new("Không có bản nháp nào đang mở.", "No draft is open.");
    public static readonly Words NoName = new("Chưa đặt tên quy trình. Tên dài tối đa 200 chữ.", "The procedure has no name yet. A name has at most 200 characters.");
    public static readonly Words NoReason = new("Chưa ghi lý do. Viết một câu để người sau hiểu vì sao.", "No reason is given. Write a sentence, so that others understand why.");
    public static readonly Words LongReason = new("Lý do dài tối đa 1000 chữ.", "A reason has at most 1000 characters.");
    public static readonly Words NotPublished = new("Quy trình này chưa công bố lần nào.", "This procedure has never been published.");
    public static readonly Words RetiredAlready = new("Quy trình này đã ngừng áp dụng.", "This procedure is already retired.");

    /// <summary>What the second of two editors reads; nothing of theirs was lost, nothing of the other's overwritten.</summary>
    public static Words Overtaken(string who, DraftMove move, DateTimeOffset at)
    {
        var time = at.ToOffset(VietnamTime.Offset).ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);
        return move switch
        {
            DraftMove.Discarded => new($"{who} đã bỏ bản nháp này lúc {time}. Phần bạn vẽ vẫn còn trên màn hình.", $"{who} discarded this draft at {time}. What you drew is still on your screen."),
            DraftMove.Published => new($"{who} đã công bố quy trình này lúc {time}. Phần bạn vẽ vẫn còn trên màn hình.", $"{who} published this procedure at {time}. What you drew is still on your screen."),
            _ => new($"{who} đã lưu bản nháp này lúc {time}. Phần bạn vẽ vẫn còn trên màn hình; hãy so sánh rồi chọn.", $"{who} saved this draft at {time}. What you drew is still on your screen; compare and choose."),
        };
    }

    /// <exception cref="DefinitionProblemException">It is empty or endless.</exception>
    public static string Reason(string? text)
    {
        var reason = text?.Trim() ?? "";
        if (reason.Length == 0)
            throw new DefinitionProblemException(DefinitionRefusal.Invalid, NoReason);
        return reason.Length <= 1000 ? reason : throw new DefinitionProblemException(DefinitionRefusal.Invalid, LongReason);
    }
}
