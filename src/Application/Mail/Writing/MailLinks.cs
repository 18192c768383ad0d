namespace VanQuan.Workflows.Application.Mail.Writing;

/// <summary>Where mails lead. A link only ever opens a page: mail scanners follow links (law 9).</summary>
public static class MailLinks
{
    public static string Task(Uri portal, string? taskId) =>
        taskId is null ? portal.ToString() : new Uri(portal, "cong-viec/" + Uri.EscapeDataString(taskId)).ToString();

    /// <summary>Where the reader chooses which mails come and when.</summary>
    public static string Choices(Uri portal) => new Uri(portal, "tai-khoan/thu").ToString();

    public static string MyTasks(Uri portal) => new Uri(portal, "viec-cua-toi").ToString();
}
