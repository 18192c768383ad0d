using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>
/// Whether a request's session still stands. Asked of the database at every request, by two primary keys: an ended session,
/// a disabled account and a changed password turn away the very next request, on whichever node it arrives. It adds about
/// 0.1 ms to a request, measured over HTTP with the signed-in redirect of the sign-in page; a cache would save that and lose this.
/// </summary>
public sealed class CheckSession(WorkflowsDb db, SeenSessions seen, DemoPasswords demo, SystemTime time)
{
    private static readonly Func<WorkflowsDb, Guid, Task<Found?>> Find = EF.CompileAsyncQuery((WorkflowsDb db, Guid id) =>
        (from row in db.Set<SessionRow>()
         join account in db.Users on row.AccountId equals account.Id
         where row.Id == id && row.EndedAt == null && !account.Disabled
         select new Found(account.Id, account.SecurityStamp, account.Demo, row.LastSeenAt)).SingleOrDefault());

    /// <param name="fromLoopback">Demo accounts work from this machine only, and only in the demonstration.</param>
    public async Task<bool> RunAsync(string? session, string? accountId, string? stamp, bool fromLoopback)
    {
        if (!Guid.TryParse(session, out var id) || await Find(db, id) is not { } found)
            return false;
        if (found.AccountId != accountId || found.Stamp != stamp || (found.Demo && !(demo.Enabled && fromLoopback)))
            return false;
        seen.Note(id, found.LastSeenAt, time.Provider.GetUtcNow());
        return true;
    }

    private sealed record Found(string AccountId, string? Stamp, bool Demo, DateTimeOffset LastSeenAt);
}
