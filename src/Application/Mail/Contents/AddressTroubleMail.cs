using VanQuan.Workflows.Application.Mail.Bounces;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>Tells an administrator, once, that mails to an address come back; worded in their language when it is written.</summary>
public sealed record AddressTroubleMail(string Heading, string Text, IReadOnlyList<NotifyFact> Facts) : MailContent
{
    public override string Template => NotifyMail.General;

    public override string Subject(string language) => Heading;

    /// <param name="body">The body whose mailbox the person's mails go to meanwhile; null where nobody gets them.</param>
    public static AddressTroubleMail Of(MailMessage mail, Undelivered told, string? body, string language)
    {
        var vi = language != "en";
        var meanwhile = (body, vi) switch
        {
            ({ } name, true) => $"Từ nay thư của người này gửi tới hộp thư của {name}, cho tới khi địa chỉ được sửa.",
            ({ } name, false) => $"From now on their mails go to the mailbox of {name}, until the address is corrected.",
            (null, true) => "Cơ quan của người này chưa có hộp thư riêng nên thư không tới được ai. Sửa địa chỉ của tài khoản, hoặc ghi hộp thư của cơ quan, rồi gửi lại thư hỏng.",
            _ => "Their body has no mailbox of its own, so nobody gets their mails. Correct the account's address, or give the body a mailbox, then send the failed mails again.",
        };
        return new AddressTroubleMail(
            MailText.Line(vi ? $"Thư gửi {mail.RecipientName} bị trả lại" : $"Mails to {mail.RecipientName} come back", MailSubject.MaxLength), meanwhile,
            [new(vi ? "Người nhận" : "Reader", mail.RecipientName), new(vi ? "Địa chỉ" : "Address", told.Address ?? mail.RecipientAddress),
                new(vi ? "Máy chủ thư trả lời" : "The mail server says", MailText.Line($"{told.Status} {told.Detail}", 300)), new(vi ? "Thư bị trả lại" : "The mail", mail.Subject)]);
    }
}
