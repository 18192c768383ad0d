using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>A person ends a session of theirs: the one they sit at (signing out), another one, or all others.</summary>
public sealed class EndOwnSessions(WorkflowsDb db, WriterLock writer, OpenSession sessions, SystemTime system, TimeProvider time)
{
    /// <param name="Current">The session the request belongs to.</param>
    /// <param name="One">The session to end; null for all but the current one.</param>
    public sealed record Command(Guid Current, Guid? One);

    /// <returns>How many were open and are not any more.</returns>
    public async Task<int> RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ended = command.One is { } one
            ? await EndAsync(one, actor.PersonId, ct)
            : await sessions.EndAllAsync(db, actor.PersonId, command.Current, ct);
        if (ended == 0)
            return 0;
        var verb = command.One is null ? "OtherSessionsEnded" : command.One == command.Current ? "SignedOut" : "SessionEnded";
        db.Audit.Add(AuditChain.Account(actor.PersonId), actor, time.GetUtcNow(), verb, data: new { ended });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ended;
    }

    private Task<int> EndAsync(Guid id, string owner, CancellationToken ct)
    {
        var now = system.Provider.GetUtcNow();
        return db.Set<SessionRow>().Where(row => row.Id == id && row.AccountId == owner && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), ct);
    }
}
