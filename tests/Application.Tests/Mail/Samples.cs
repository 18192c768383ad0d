using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application_Tests.Mail;

/// <summary>The task of the reference mail, as different mails show it.</summary>
public static class Samples
{
    public static readonly DateOnly Wednesday = new(2022, 8, 31);
    public static readonly MailRecipient Reader = new("p1", "Nguyễn Văn A", "nguyen.van.a@vanquan.example");

    public static readonly TaskCard Card = new()
    {
        TaskId = "task-1",
        Title = "Dự thảo tờ trình và giấy chứng nhận",
        About = "Nhà văn hóa thôn Nà Lộc",
        Action = "NV 04, cấp giấy chứng nhận quyền sử dụng đất, xã Tràng Phái",
        Unit = "Phòng Tài nguyên và Môi trường",
        Deliverable = "Tờ trình; dự thảo giấy chứng nhận; bản trích đo có chữ ký",
        LegalBasis = "NĐ 43/2014/NĐ-CP Điều 61, sửa bởi NĐ 01/2017/NĐ-CP",
        Instructions = "Lập tờ trình theo mẫu, đính kèm bản trích đo.",
        Today = Wednesday,
        Time = new TimeLeft(new DateOnly(2022, 9, 7), Wednesday, 3),
        TimeWords = "còn 3 ngày làm việc",
        DueReason = "10 ngày làm việc sau 22/08/2022, bỏ qua hai cuối tuần và nghỉ Quốc khánh 01–02/09.",
        DueRevision = 1,
    };

    public static readonly TaskCard Late = Card with
    {
        Time = new TimeLeft(new DateOnly(2022, 8, 25), Wednesday, 4),
        TimeWords = "quá hạn 4 ngày làm việc",
    };

    public static readonly AssignedMail Assigned = new(Card, Approval: false) { NextReminder = new DateOnly(2022, 9, 6) };

    public static IReadOnlyList<TaskMailContent> OfTasks =>
    [
        Assigned,
        new AssignedMail(Card, Approval: true),
        new ReminderMail(Card, Approval: false, Missed: 0)
        {
            NextReminder = new DateOnly(2022, 9, 6),
            ReturnedBecause = "Diện tích trong tờ trình chưa khớp trích đo. Đề nghị sửa và đính kèm bản trích đo có chữ ký.",
        },
        new ReminderMail(Late, Approval: false, Missed: 2) { NextReminder = new DateOnly(2022, 9, 5) },
        new EscalationMail(Late, "Nguyễn Văn A", Missed: 0),
        new ReturnedMail(Card, "Trần Thị B", "Diện tích trong tờ trình chưa khớp trích đo."),
        new CooperationMail(Card, "Phòng Văn hóa và Thông tin"),
        new MentionedMail(Card, "Trần Thị B", "@Nguyễn Văn A xem giúp biên bản <ký> ngày 24."),
        new ApprovedMail(Card, "Trần Thị B"),
        new RejectedMail(Card, "Trần Thị B", "Thửa đất đang có tranh chấp."),
        new WithdrawnMail(Card, "Xã đã rút hồ sơ."),
        new UrgedMail(Card, "Trần Thị B", "Đề nghị nộp trước thứ Sáu."),
        new MovedMail(Card, nameof(MovedBy.Hand), "Trần Thị B", new DateOnly(2022, 9, 5), "Chờ trích đo."),
        new ExtensionAskedMail(Card, "Nguyễn Văn A", new DateOnly(2022, 9, 20), "Mưa lũ, đường vào thôn bị chia cắt."),
        new ExtensionDecidedMail(Card, "Trần Thị B", Granted: true, new DateOnly(2022, 9, 7), null),
        new ExtensionDecidedMail(Card, "Trần Thị B", Granted: false, new DateOnly(2022, 9, 7), "Kế hoạch chung không lùi được."),
    ];

    public static readonly NotifyMail Notify = new(
        "Cấp xong giấy chứng nhận: Nhà văn hóa thôn Nà Lộc", "Giấy chứng nhận đã được trao cho xã.",
        [new NotifyFact("Xã", "Tràng Phái"), new NotifyFact("Ngày trao", "12/09/2022")]);
}
