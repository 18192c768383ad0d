using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Why a webhook was not changed; the words say the way out.</summary>
public enum WebhookRefusal { NotAllowed, NotFound, Invalid, Conflict }

/// <summary>Nothing was changed. <see cref="Field"/>: what was typed wrong.</summary>
public sealed class WebhookRefusedException(WebhookRefusal refusal, Words words, string? field = null) : Exception(words.En)
{
    public WebhookRefusal Refusal { get; } = refusal;
    public Words Words { get; } = words;
    public string? Field { get; } = field;
}
