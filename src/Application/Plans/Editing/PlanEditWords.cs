using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>What is said when a plan cannot be changed.</summary>
internal static class PlanEditWords
{
    public static readonly Words NotYours = new("Chỉ cơ quan thường trực của Ban Chỉ đạo và quản trị sửa được kế hoạch.", "Only the steering committee's standing body and administrators can change the plan.");
    public static readonly Words NoAction = new("Kế hoạch không có nhiệm vụ này.", "The plan has no such action.");
    public static readonly Words Unfinished = new("Chưa áp dụng: còn mục cần sửa bên dưới.", "Not applied: something below needs mending.");
    public static readonly Words NoReason = new("Chưa ghi lý do hoặc văn bản làm căn cứ.", "Write the reason, or the document it rests on.");
    public static readonly Words Changed = new("Kế hoạch vừa được người khác sửa. Những gì bạn nhập còn ở dưới; xem lại tác động rồi áp dụng.",
        "Somebody else has just changed the plan. What you entered is below; look at the effects again, then apply.");
    public static readonly Words NoRound = new("Kỳ này chưa bắt đầu hoặc đã đóng.", "This round has not begun, or is closed.");
}
