using MimeKit;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Bounces;

/// <summary>
/// One recipient of one mail that did not get it, as a delivery report (RFC 3464) says. <see cref="Final"/>: nobody tries any
/// more; <see cref="Permanent"/>: and it is the address that is wrong, not the moment.
/// </summary>
public sealed record Undelivered(string? MessageId, string? Address, bool Final, bool Permanent, string? Status, string Detail);

/// <summary>
/// Reads what a mail server reports of a mail of ours. Which mail it is stands in the returned message or its headers, or where a
/// server returns neither, in the report's own references. Anything that is no such report (an answer, a holiday note) says nothing.
/// </summary>
public static class DeliveryReport
{
    public static IReadOnlyList<Undelivered> Read(MimeMessage message)
    {
        if (message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } report)
            return [];
        var id = ReturnedId(message) ?? report.StatusGroups.Select(group => group["Original-Message-ID"]).FirstOrDefault(found => found is not null)?.Trim('<', '>', ' ')
            ?? message.InReplyTo ?? message.References.LastOrDefault();
        return [.. report.StatusGroups.Skip(1).Select(group => Of(group, id)).OfType<Undelivered>()];
    }

    private static Undelivered? Of(HeaderList group, string? id)
    {
        var action = group["Action"]?.Trim().ToLowerInvariant();
        if (action is not ("failed" or "delayed"))
            return null;
        var status = group["Status"]?.Trim().Split(' ')[0];
        var detail = Value(group["Diagnostic-Code"]) ?? status ?? action;
        return new Undelivered(
            id, Value(group["Original-Recipient"]) ?? Value(group["Final-Recipient"]), action == "failed",
            action == "failed" && status?.StartsWith('4') != true, status is null ? null : MailText.Line(status, 20), MailText.Line(detail, 400));
    }

    /// <summary>What follows the type: <c>rfc822; a@b</c>, <c>smtp; 550 no such user</c>.</summary>
    private static string? Value(string? field) => field is null ? null : MailText.Line(field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..], 400) is { Length: > 0 } value ? value : null;

    private static string? ReturnedId(MimeMessage message)
    {
        foreach (var part in message.BodyParts)
        {
            if (part is MessagePart { Message: { } returned })
                return returned.MessageId;
            if (part is MimePart { Content: { } content } headers && headers.ContentType.IsMimeType("text", "rfc822-headers"))
            {
                using var text = new MemoryStream();
                content.DecodeTo(text);
                text.Position = 0;
                return HeaderList.Load(text)[HeaderId.MessageId]?.Trim('<', '>', ' ');
            }
        }
        return null;
    }
}
