using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Webhooks;

/// <summary>Events and deliveries as administrators read them.</summary>
public static class HookWords
{
    public static string Event(this Say say, string name) => name switch
    {
        WebhookEvents.TaskOpened => say["Việc mở ra"],
        WebhookEvents.TaskClaimed => say["Việc được nhận"],
        WebhookEvents.TaskSubmitted => say["Việc được nộp"],
        WebhookEvents.TaskReturned => say["Việc bị trả lại"],
        WebhookEvents.TaskCompleted => say["Việc hoàn thành"],
        WebhookEvents.TaskApproved => say["Việc được phê duyệt"],
        WebhookEvents.TaskRejected => say["Việc không được phê duyệt"],
        WebhookEvents.TaskOverdue => say["Việc thành quá hạn"],
        WebhookEvents.TaskDueChanged => say["Hạn thay đổi"],
        WebhookEvents.InstanceStarted => say["Quy trình bắt đầu"],
        WebhookEvents.InstanceFinished => say["Quy trình đi đến cuối"],
        WebhookEvents.IncidentOpened => say["Có sự cố"],
        WebhookEvents.Ping => say["Gửi thử"],
        _ => name,
    };

    public static Badge Delivery(this Say say, WebhookDelivery delivery) => delivery.State switch
    {
        DeliveryState.Delivered => new("done", "i-done", say["Đã nhận"]),
        DeliveryState.GivenUp => new("late", "i-late", say["Không gửi được"]),
        DeliveryState.Claimed => new("review", "i-clock", say["Đang gửi"]),
        _ when delivery.Attempts == 0 => new("plain", "i-clock", say["Chờ gửi"]),
        _ => new("soon", "i-soon", say["Sẽ gửi lại"]),
    };

    /// <summary>What happened to it so far, in a sentence.</summary>
    public static string Story(this Say say, WebhookDelivery delivery) => delivery.State switch
    {
        DeliveryState.Delivered => say["Bên kia nhận lúc {0}, sau {1} lần gửi.", Say.At(delivery.DeliveredAt!.Value), delivery.Attempts],
        DeliveryState.GivenUp => say["Đã gửi {0} lần rồi thôi. {1}", delivery.Attempts, Reason(say, delivery)],
        _ when delivery.Attempts > 0 && delivery.NextAttemptAt is { } next => say["Đã gửi {0} lần. {1} Lần sau: {2}.", delivery.Attempts, Reason(say, delivery), Say.At(next)],
        _ => say["Sẽ gửi ngay khi tới lượt."],
    };

    private static string Reason(Say say, WebhookDelivery delivery) => delivery switch
    {
        { LastStatus: >= 300 and < 400 and { } status } => say["Bên kia chỉ sang địa chỉ khác ({0}); hệ thống không đi theo.", status],
        { LastStatus: { } status } => say["Bên kia trả lời {0}.", status],
        { LastError: { } error } when error.Contains("not allowed", StringComparison.Ordinal) => say["Địa chỉ dẫn vào mạng không được phép."],
        { LastError: { } error } when error.Contains("removed", StringComparison.Ordinal) => say["Webhook đã được gỡ."],
        _ => say["Bên kia không trả lời."],
    };
}
