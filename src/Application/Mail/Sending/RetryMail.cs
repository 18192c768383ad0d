using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// An administrator puts a dead letter back into the queue, perhaps with a corrected address. It keeps its Message-Id. The
/// caller checks the right and saves.
/// </summary>
public static class RetryMail
{
    /// <exception cref="IllegalMailMoveException">It is not on the dead-letter list (any more).</exception>
    /// <exception cref="ArgumentException">The address is not usable.</exception>
    public static async Task<MailMessage?> RunAsync(WorkflowsDb db, Guid mailId, string? correctedAddress, DateTimeOffset now, CancellationToken ct)
    {
        var mail = await db.Set<MailMessage>().SingleOrDefaultAsync(m => m.Id == mailId, ct);
        mail?.Retry(now, correctedAddress);
        return mail;
    }
}
