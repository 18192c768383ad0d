namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// Tells whoever listens that mails, or commands for another engine, have just entered an outbox, so that they need not wait for the minute. A convenience:
/// the rows alone decide what is sent (law 3), and nobody has to listen.
/// </summary>
public sealed class MailWaiting
{
    public event Action? Queued;

    /// <summary>Called after the commit.</summary>
    internal void Tell() => Queued?.Invoke();
}
