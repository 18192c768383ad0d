using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>Why a case is looked at by itself, and how a bulk approval answers.</summary>
public static class LikeWords
{
    public static readonly Words NothingReviewed = new("không có việc kèm theo", "no work comes with it");
    public static readonly Words Objected = new("đã có người không đồng ý", "somebody has disagreed");
    public static readonly Words OtherOutcome = new("kết quả khác thường lệ", "another outcome than usual");
    public static readonly Words DateMoved = new("đã gia hạn hoặc đổi hạn", "its due date was moved");
    public static readonly Words ShutFile = new("có tệp chưa mở được", "a file cannot be opened");

    public static readonly Words NotPlain = new("Chưa duyệt: hồ sơ này vừa thay đổi nên cần mở ra xem riêng.", "Not approved: it has just changed and has to be looked at by itself.");

    public static Words ReturnedBefore(int times) => times == 1
        ? new("đã trả lại 1 lần", "returned once before") : new($"đã trả lại {times} lần", $"returned {times} times before");

    public static Words Late(DateOnly due) => new($"nộp sau hạn {due:dd/MM/yyyy}", $"submitted after {due:dd/MM/yyyy}");

    public static Words Comments(int count) => count == 1
        ? new("có 1 ý kiến cần đọc", "1 comment to read") : new($"có {count} ý kiến cần đọc", $"{count} comments to read");
}
