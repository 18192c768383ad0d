using VanQuan.Workflows.Application.Mail.Writing.Editing;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>Mail templates and what stands against them, as people say it.</summary>
public static class MailTemplateWords
{
    public static string TemplateName(this Say say, string mail) => mail switch
    {
        "assigned" => say["Giao việc và mời phê duyệt"],
        "cooperation" => say["Việc phối hợp"],
        "reminder" => say["Nhắc việc và quá hạn"],
        "escalation" => say["Đôn đốc gửi cấp trên"],
        "returned" => say["Trả lại để làm lại"],
        "approved" => say["Đã phê duyệt"],
        "rejected" => say["Không phê duyệt"],
        "withdrawn" => say["Không còn phải làm"],
        "moved" => say["Đổi hạn"],
        "extension-asked" => say["Đề nghị gia hạn"],
        "extension-decided" => say["Trả lời đề nghị gia hạn"],
        "digest" => say["Thư tổng hợp"],
        "mentioned" => say["Được nhắc tên khi trao đổi"],
        "password-reset" => say["Đặt lại mật khẩu"],
        "password-changed" => say["Mật khẩu đã đổi"],
        "notify" => say["Thông báo của quy trình"],
        _ => mail,
    };

    /// <summary>vi.html, en.txt.</summary>
    public static string TemplatePart(this Say say, string part) => part switch
    {
        "vi.html" => say["Tiếng Việt, bản trình bày"],
        "vi.txt" => say["Tiếng Việt, bản chữ"],
        "en.html" => say["Tiếng Anh, bản trình bày"],
        _ => say["Tiếng Anh, bản chữ"],
    };

    public static string Problem(this Say say, TemplateProblem problem) => problem.Fault switch
    {
        TemplateFault.TooLong => say["Mẫu dài quá {0} ký tự.", problem.Detail],
        TemplateFault.NotLiquid => say["Chưa đọc được mẫu: {0}", problem.Detail],
        TemplateFault.DoesNotRender => say["Không viết được thư mẫu: {0}", problem.Detail],
        TemplateFault.UnknownVariable => say["Thư loại này không có “{0}”. Chọn một tên trong danh sách bên dưới.", problem.Detail],
        TemplateFault.NoLink => say["Thiếu liên kết mở công việc. Thêm {0} vào mẫu.", problem.Detail],
        TemplateFault.NoDate => say["Thiếu ngày hạn. Thêm {0} vào mẫu.", problem.Detail],
        _ => say["“{0}” không dùng được trong thư: chương trình thư sẽ chặn. Bỏ đi rồi lưu.", problem.Detail],
    };
}
