using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>What people read who add webhooks.</summary>
public static class WebhookWords
{
    public static readonly Words NotAllowed = new("Chỉ quản trị đặt được webhook, vì webhook nghe việc của mọi người.", "Only administrators keep webhooks, because a webhook hears of everybody's work.");
    public static readonly Words NotFound = new("Không có webhook này, hoặc nó đã được gỡ.", "There is no such webhook, or it was removed.");
    public static readonly Words NoDelivery = new("Không có lần gửi này.", "There is no such delivery.");
    public static readonly Words BadAddress = new(
        "Địa chỉ chưa dùng được. Cần một địa chỉ https:// ra ngoài Internet, không kèm mật khẩu; địa chỉ trong mạng nội bộ phải được người vận hành cho phép trước.",
        "The address cannot be used. It has to be https:// and lead out to the internet, without a password in it; the operator has to allow addresses inside the house first.");
    public static readonly Words NoEvent = new("Chưa chọn sự kiện nào. Chọn ít nhất một sự kiện.", "No event is chosen. Choose at least one.");
    public static readonly Words NotDead = new("Lần gửi này chưa hỏng hẳn: hệ thống còn đang gửi lại, hoặc đã gửi xong.", "This delivery has not been given up: it is still being tried, or has arrived.");

    public static Words TooMany(int most) => new($"Đã có {most} webhook, nhiều nhất có thể. Gỡ bớt rồi thêm.", $"There are {most} webhooks, the most there can be. Remove one first.");
}
