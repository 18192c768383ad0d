using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// Puts mails into the caller's transaction: they exist if and only if what they tell of was committed (law 2). The caller
/// saves. Nothing is sent here.
/// </summary>
public sealed class Outbox(IOptions<MailSettings> settings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public MailMessage Enqueue(WorkflowsDb db, MailDraft draft, DateTimeOffset now)
    {
        var message = Write(draft, Guid.CreateVersion7(now), now);
        db.Append(message);
        return message;
    }

    /// <summary>The mail as it would stand in the outbox; nothing is kept.</summary>
    public MailMessage Write(MailDraft draft, Guid id, DateTimeOffset now) => MailMessage.Queue(
        id, settings.Value.MessageIdHost, draft.ThreadKey, draft.Content.Template, draft.Language,
        draft.Content.Subject(draft.Language), JsonSerializer.Serialize(draft.Content, draft.Content.GetType(), Json),
        draft.To, draft.TaskId, now);
}
