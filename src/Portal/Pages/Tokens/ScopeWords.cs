using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tokens;

/// <summary>What a program may do with a token, as its person reads it.</summary>
public static class ScopeWords
{
    public static string Scope(this Say say, string scope) => scope switch
    {
        TokenScopes.ReadTasks => say["Đọc việc và hồ sơ chờ duyệt của bạn"],
        TokenScopes.WriteTasks => say["Làm việc thay bạn: nhận, lưu nháp, nộp, đính kèm, góp ý"],
        TokenScopes.WriteApprovals => say["Quyết định hồ sơ thay bạn: phê duyệt, trả lại, không phê duyệt"],
        TokenScopes.ReadPlans => say["Đọc kế hoạch, lượt chạy, cơ quan, người và lịch làm việc"],
        TokenScopes.WritePlans => say["Bắt đầu đợt của nhiệm vụ trong kế hoạch"],
        TokenScopes.ReadReports => say["Đọc số liệu báo cáo"],
        TokenScopes.ManageWebhooks => say["Đặt webhook (chỉ quản trị)"],
        TokenScopes.ReadAdmin => say["Đọc nhật ký (chỉ quản trị)"],
        _ => scope,
    };
}
