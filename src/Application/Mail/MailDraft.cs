using System.Text.Json.Serialization;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// What a mail says: its template under appsettings/mail/, its subject in the reader's language, and, serialised, the model
/// the template reads. One small class derives from it per mail.
/// </summary>
public abstract record MailContent
{
    public abstract string Template { get; }

    /// <summary>What it is to its reader; decides when it goes.</summary>
    [JsonIgnore]
    public virtual MailKind Kind => MailKind.Service;

    public abstract string Subject(string language);
}

/// <summary>A mail that is about to enter the outbox. The thread key is the task's id, or what else ties mails together.</summary>
public sealed record MailDraft(MailContent Content, MailRecipient To, string Language, string ThreadKey, string? TaskId);
