using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>
/// Made-up mails of every kind with every fact filled in: what an editor sees, what is checked before a template is saved, and
/// what a test mail shows. The day of writing is Wednesday 31/8/2022, 08:00; the due date 7/9/2022.
/// </summary>
public sealed class SampleMails(Outbox outbox)
{
    private static readonly DateOnly Today = new(2022, 8, 31), Due = new(2022, 9, 7);
    private static readonly DateTimeOffset Now = new(2022, 8, 31, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>One mail, or several where it reads differently for different people.</summary>
    public IReadOnlyList<MailMessage> Of(string template, string language, string name = "Nguyễn Văn A", string address = "nguyen.van.a@vanquan.example") =>
        [.. Contents(template, language != "en").Select(content => outbox.Write(
            new MailDraft(content, new MailRecipient("sample", name, address), language, "sample", content is TaskMailContent ? "sample" : null), new Guid("11111111-2222-4333-8444-555555555555"), Now))];

    private static IEnumerable<MailContent> Contents(string template, bool vi) => template switch
    {
        "assigned" => [new AssignedMail(Card(vi), false) { NextReminder = new(2022, 9, 6) }, new AssignedMail(Card(vi), true)],
        "cooperation" => [new CooperationMail(Card(vi), vi ? "Phòng Văn hóa và Thông tin" : "Department of Culture")],
        "reminder" => [new ReminderMail(Card(vi), false, 2) { NextReminder = new(2022, 9, 6), ReturnedBecause = Reason(vi) }, new ReminderMail(Late(vi), true, 0)],
        "escalation" => [new EscalationMail(Late(vi), "Nguyễn Văn A", 1)],
        "urged" => [new UrgedMail(Late(vi), "Trần Thị B", vi ? "Đề nghị nộp trước thứ Sáu." : "Please submit before Friday.")],
        "mentioned" => [new MentionedMail(Card(vi), "Trần Thị B", vi ? "@Nguyễn Văn A xem giúp trích đo." : "@Nguyễn Văn A please look at the survey.")],
        "password-reset" => [new PasswordResetMail("nguyen.van.a", "mau-thu", 30, null)],
        "password-changed" => [new PasswordChangedMail("nguyen.van.a", "08:00, 31/08/2022", null)],
        "returned" => [new ReturnedMail(Card(vi), "Trần Thị B", Reason(vi)) { NextReminder = new(2022, 9, 6) }],
        "approved" => [new ApprovedMail(Card(vi), "Trần Thị B")],
        "rejected" => [new RejectedMail(Card(vi), "Trần Thị B", Reason(vi))],
        "withdrawn" => [new WithdrawnMail(Card(vi), Reason(vi))],
        "moved" => [new MovedMail(Card(vi), nameof(MovedBy.Hand), "Trần Thị B", new(2022, 9, 5), Reason(vi)), new MovedMail(Card(vi), nameof(MovedBy.Calendar), null, new(2022, 9, 5), null)],
        "extension-asked" => [new ExtensionAskedMail(Card(vi), "Nguyễn Văn A", new(2022, 9, 20), Reason(vi))],
        "extension-decided" => [new ExtensionDecidedMail(Card(vi), "Trần Thị B", true, new(2022, 9, 5), Reason(vi)), new ExtensionDecidedMail(Card(vi), "Trần Thị B", false, Due, Reason(vi))],
        "digest" => [Digest(vi)],
        _ => [new NotifyMail(vi ? "Họp giao ban tháng 9" : "Meeting in September", vi ? "Mời đồng chí dự họp lúc 08:00." : "Please come at 08:00.", [new(vi ? "Địa điểm" : "Place", "UBND")]) { Layout = template }],
    };

    private static DigestMail Digest(bool vi)
    {
        DigestSection Section(string id, DateOnly due, string time) => new([new DigestLine(id, Title(vi), due, time)], 2);
        return new DigestMail(
            Today, false, Section("a", new(2022, 8, 25), vi ? "quá hạn 4 ngày làm việc" : "4 working days overdue"), Section("b", Today, vi ? "đến hạn hôm nay" : "due today"),
            Section("c", Due, vi ? "còn 3 ngày làm việc" : "3 working days left"), Section("d", Due, vi ? "còn 3 ngày làm việc" : "3 working days left"),
            Section("e", Due, vi ? "còn 3 ngày làm việc" : "3 working days left"), [new DigestNews(vi ? "Đã phê duyệt: Hồ sơ Nà Lộc" : "Approved: Nà Lộc", "f")]);
    }

    private static string Title(bool vi) => vi ? "Dự thảo tờ trình và giấy chứng nhận" : "Draft the submission and the certificate";

    private static string Reason(bool vi) => vi ? "Diện tích trong tờ trình chưa khớp trích đo." : "The area does not match the survey.";

    private static TaskCard Card(bool vi) => new()
    {
        TaskId = "sample", Title = Title(vi), About = "Nhà văn hóa thôn Nà Lộc", Action = vi ? "NV 04, cấp giấy chứng nhận quyền sử dụng đất" : "No. 04, land-use certificates",
        Unit = vi ? "Phòng Tài nguyên và Môi trường" : "Department of Natural Resources", Deliverable = vi ? "Tờ trình; dự thảo giấy chứng nhận" : "Submission; draft certificate",
        LegalBasis = "NĐ 43/2014/NĐ-CP Điều 61", Instructions = vi ? "Lập tờ trình theo mẫu, đính kèm bản trích đo." : "Use the form and attach the survey.", Today = Today,
        Time = new TimeLeft(Due, Today, 3), TimeWords = vi ? "còn 3 ngày làm việc" : "3 working days left",
        DueReason = vi ? "10 ngày làm việc sau 22/08/2022, bỏ qua hai cuối tuần và nghỉ Quốc khánh." : "10 working days after 22/08/2022, without two weekends and National Day.", DueRevision = 1,
    };

    private static TaskCard Late(bool vi) => Card(vi) with { Time = new TimeLeft(new(2022, 8, 25), Today, 4), TimeWords = vi ? "quá hạn 4 ngày làm việc" : "4 working days overdue" };
}
