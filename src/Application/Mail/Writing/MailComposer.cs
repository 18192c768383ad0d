using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MimeKit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Writing;

/// <summary>
/// Makes the message as it travels: text and HTML as alternatives, a calendar entry beside them for dated work, and headers
/// that tie all mails of a task together and keep other machines from answering.
/// </summary>
public sealed class MailComposer(MailTemplates templates, MailSeal seal, IOptions<MailSettings> options)
{
    private readonly MailSettings _settings = options.Value;

    /// <exception cref="MailContentException">The template is missing or broken.</exception>
    public MimeMessage Compose(MailMessage mail)
    {
        var rendered = seal.Open(mail.RecipientId, templates.Render(mail));
        var root = $"{MailThread.RootOf(mail.ThreadKey)}@{_settings.MessageIdHost}";
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = mail.CreatedAt.ToOffset(VietnamTime.Offset),
            Subject = MailText.Line(mail.Subject, MailSubject.MaxLength),
            InReplyTo = root,
            Body = Body(mail, rendered),
        };
        message.References.Add(root);
        message.From.Add(new MailboxAddress(Encoding.UTF8, MailText.Line(_settings.FromName, 100), _settings.FromAddress));
        message.To.Add(new MailboxAddress(Encoding.UTF8, MailText.Line(mail.RecipientName, 100), mail.RecipientAddress));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        return message;
    }

    private MimeEntity Body(MailMessage mail, RenderedMail rendered)
    {
        var words = new MultipartAlternative
        {
            new TextPart("plain") { Text = rendered.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
            new TextPart("html") { Text = rendered.Html, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        words.Boundary = $"words-{mail.Id:N}";
        using var model = JsonDocument.Parse(mail.Model);
        if (TaskCalendar.Of(mail, model.RootElement, _settings) is not { } calendar)
            return words;
        var entry = new TextPart("calendar") { Text = calendar.Text, ContentTransferEncoding = ContentEncoding.Base64 };
        entry.ContentType.Parameters.Add("method", calendar.Method);
        entry.ContentType.Name = "cong-viec.ics";
        entry.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "cong-viec.ics" };
        return new Multipart("mixed", words, entry) { Boundary = $"parts-{mail.Id:N}" };
    }
}
