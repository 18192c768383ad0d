using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>Answers in words: what happened, or why not and who may.</summary>
public static class DeskWords
{
    public static readonly Words NotFound = new("Không tìm thấy việc này. Có thể đường dẫn đã cũ; tìm lại trong “Việc của tôi”.", "There is no such task. The link may be old; look under “My tasks”.");
    public static readonly Words NoReason = new("Chưa ghi lý do. Viết một câu để người nhận biết phải làm gì.", "No reason is given. Write a sentence, so that the reader knows what to do.");
    public static readonly Words NoOutcome = new("Chưa chọn kết quả. Chọn một kết quả của bước này.", "No outcome is chosen. Choose one of this step.");
    public static readonly Words Claimed = new("Bạn đã nhận việc này.", "You have taken up this task.");
    public static readonly Words Released = new("Đã thôi nhận. Người khác trong cơ quan có thể nhận; bản nháp còn nguyên.", "Released. Others of the body can take it up; the draft stays.");
    public static readonly Words Completed = new("Đã nộp và hoàn thành.", "Submitted and completed.");
    public static readonly Words FormUnfinished = new("Chưa nộp được: còn chỗ cần sửa bên dưới. Nội dung bạn nhập đã lưu nháp.", "Not submitted: something below needs correcting. What you typed is kept as a draft.");
    public static readonly Words Contributed = new("Đã gửi phần phối hợp.", "Your contribution is in.");
    public static readonly Words Commented = new("Đã gửi ý kiến.", "Your comment is in.");
    public static readonly Words Cancelled = new("Đã hủy việc.", "The task is cancelled.");
    public static readonly Words Withdrawn = new("Đã rút lại. Bạn sửa tiếp rồi nộp lại.", "Withdrawn. Go on and submit it again.");
    public const string WithdrawnReason = "withdrawn by the submitter";
    public static readonly Words DecidedAlready = new("Đã có người quyết định hồ sơ này nên không rút lại được nữa.", "Somebody has already decided on this dossier: it cannot be withdrawn any more.");
    public static readonly Words NotUnderReviewYet = new("Hồ sơ chưa tới hoặc đã qua bước duyệt, quy trình đã đi tiếp nên không rút lại được. Hãy nhờ người duyệt trả lại.",
        "The dossier is not at its review; the procedure has gone on, so it cannot be withdrawn. Ask the approver to return it.");
    public static readonly Words OnlyDirecting = new("Chỉ bên giao việc (cấp trên, Văn phòng huyện) làm được việc này.", "Only the assigning side (a superior, the district office) can do this.");
    public static readonly Words OnlyLeading = new("Chỉ trưởng cơ quan hoặc bên giao việc giao lại được việc này.", "Only the head of the body or the assigning side can reassign this task.");
    public static readonly Words NotConcerned = new("Bạn không tham gia việc này nên không gửi ý kiến được.", "You have no part in this task, so you cannot comment on it.");
    public static readonly Words NotCooperating = new("Cơ quan của bạn không phối hợp việc này.", "Your body does not cooperate on this task.");
    public static readonly Words NoAddress = new("Chưa chọn người hoặc cơ quan nhận việc. Chọn một nơi đang có người.", "Nobody is chosen to receive the task. Choose a body or person that is there.");
    public static readonly Words NobodyAbove = new("Không còn ai ở bên giao việc để trả về. Hãy báo quản trị.", "Nobody is left on the assigning side to give it back to. Tell an administrator.");
    public static readonly Words DuePast = new("Hạn mới đã qua. Chọn hôm nay hoặc một ngày sau.", "The new due date has passed. Choose today or a later day.");
    public static readonly Words Busy = new("Việc này đang ở bước khác nên không hủy được.", "The task is at another stage and cannot be cancelled.");

    public static Words LabelOf(string field) => field == "reason" ? new("Lý do", "Reason") : new("Nội dung", "Text");

    public static Words DraftSaved(DateTimeOffset now) => new($"Đã lưu nháp lúc {Clock(now)}.", $"Draft saved at {Clock(now)}.");

    public static Words CommentedMentioned(string names) => new($"Đã gửi ý kiến. Đã gửi thư cho: {names}.", $"Your comment is in. Mail goes to: {names}.");

    public static Words CommentedNotMentioned(string names) => new($"Đã gửi ý kiến. Không nhắc được {names}: không xem được việc này nên không nhận thư.", $"Your comment is in. {names} cannot see this task and got no mail.");

    public static Words Submitted(string? reviewer, DateOnly? due) => (reviewer, due) switch
    {
        (null, _) => new("Đã nộp.", "Submitted."),
        (_, null) => new($"Đã nộp. {reviewer} sẽ duyệt.", $"Submitted. {reviewer} will decide."),
        var (who, date) => new($"Đã nộp. {who} sẽ duyệt trước {date:dd/MM/yyyy}.", $"Submitted. {who} decides by {date:dd/MM/yyyy}."),
    };

    public static Words Reassigned(string to) => new($"Đã giao lại cho {to}.", $"Reassigned to {to}.");

    public static Words Refused(string to) => new($"Đã trả việc về {to}.", $"The task went back to {to}.");

    public static Words DueChanged(DateOnly due) => new($"Hạn mới: {due:dd/MM/yyyy}. Hạn cũ vẫn được ghi lại.", $"New due date: {due:dd/MM/yyyy}. The old one stays on record.");

    public static Words HeldBy(string name) => new($"{name} đang giữ việc này. Trao đổi với {name}, hoặc nhờ trưởng cơ quan giao lại.", $"{name} holds this task. Talk to {name}, or ask the head of the body to reassign it.");

    public static Words NotYours(UserTask task, TaskAuthority authority)
    {
        var names = Address.TryParse(task.Assignee, out var address, out _)
            ? authority.Staff.Resolve(address, authority.On).Take(3).Select(p => p.Name).ToList() : [];
        return names.Count == 0
            ? new("Việc này không giao cho bạn, và nơi được giao hiện không có ai. Hãy báo quản trị.", "This task is not yours, and nobody holds the post it is addressed to. Tell an administrator.")
            : new($"Việc này không giao cho bạn. Người làm được: {string.Join(", ", names)}.", $"This task is not yours. It is for: {string.Join(", ", names)}.");
    }

    private static string Clock(DateTimeOffset now) => now.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
