using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Errors;

/// <summary>What went wrong and the way on, in words; the number stays in the answer's status.</summary>
[IgnoreAntiforgeryToken]
public sealed class StatusModel(Say say, IOptions<EvidenceSettings> evidence) : PageModel
{
    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    public void OnGet(int code) => Tell(code);

    public void OnPost(int code) => Tell(code);

    private void Tell(int code) => (Heading, Explanation) = code switch
    {
        400 => (say["Biểu mẫu đã quá cũ"], say["Trang mở đã lâu, hoặc bạn vừa đăng nhập lại. Quay lại trang trước, tải lại rồi gửi lần nữa; chưa có gì bị thay đổi."]),
        403 => (say["Trang này không dành cho bạn"], say["Tài khoản của bạn không có quyền mở trang này. Nếu công việc cần đến, hãy báo quản trị."]),
        404 => (say["Không tìm thấy trang"], say["Đường dẫn có thể đã cũ hoặc gõ thiếu. Tìm lại trong “Việc của tôi” hoặc trên trang Kế hoạch."]),
        405 => (say["Trang này không mở theo cách đó"], say["Hãy dùng nút trên trang; đường dẫn không tự thay đổi điều gì."]),
        413 => (say["Tệp quá lớn"], say["Mỗi tệp tối đa {0} MB. Nén nhỏ lại hoặc chia thành nhiều tệp.", evidence.Value.MaxMegabytes]),
        _ => (say["Có lỗi trong hệ thống"], say["Việc vừa làm chưa được ghi. Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm giờ xảy ra."]),
    };
}
