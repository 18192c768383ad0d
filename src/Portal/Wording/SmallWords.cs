using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>Words for values that come from elsewhere: outcomes of definitions, reminders of policies.</summary>
public static class SmallWords
{
    /// <summary>An outcome in the definition's words; without any, the ones every definition shares have words of their own.</summary>
    public static string Outcome(this Say say, string outcome, ActivityLabels? labels = null) => labels?.Outcome(outcome, say.Language) ?? outcome switch
    {
        "Done" => say["Hoàn thành"],
        "Approved" => say["Đồng ý"],
        "Returned" => say["Trả lại để sửa"],
        "Rejected" => say["Không phê duyệt"],
        _ => outcome,
    };

    public static string Reminder(this Say say, ReminderSlot slot) => slot.Kind switch
    {
        ReminderKind.Before when slot.Days == 1 => say["Nhắc trước 1 ngày làm việc"],
        ReminderKind.Before => say["Nhắc trước {0} ngày làm việc", slot.Days],
        ReminderKind.AtDue => say["Nhắc vào ngày đến hạn"],
        ReminderKind.Overdue => say["Nếu trễ {0} ngày làm việc: nhắc lại", slot.Days],
        _ => say["Nếu trễ {0} ngày làm việc: báo {1}", slot.Days, slot.Level switch
        {
            EscalationLevel.Head => say["trưởng cơ quan"],
            EscalationLevel.Office => say["Văn phòng huyện"],
            EscalationLevel.ViceChairman => say["Phó Chủ tịch"],
            _ => say["người làm"],
        }],
    };
}
