using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>
/// When sessions were last used, written down coarsely and aside: a request never waits for the writer because of it. What is
/// lost when the service stops is five minutes of "last seen".
/// </summary>
public sealed class SeenSessions(IDbContextFactory<WorkflowsDb> contexts, WriterLock writer)
{
    public static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    private readonly Channel<(Guid Id, DateTimeOffset At)> waiting =
        Channel.CreateBounded<(Guid Id, DateTimeOffset At)>(new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(Guid session, DateTimeOffset before, DateTimeOffset now)
    {
        if (now - before >= Coarse)
            waiting.Writer.TryWrite((session, now));
    }

    /// <summary>Writes what waits as it comes, until it is told to stop.</summary>
    public async Task KeepWritingAsync(CancellationToken ct)
    {
        while (await waiting.Reader.WaitToReadAsync(ct))
            await WriteWaitingAsync(ct);
    }

    public async Task WriteWaitingAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        while (waiting.Reader.TryRead(out var seen))
        {
            var stale = seen.At - Coarse;
            using var turn = await writer.EnterAsync(ct);
            await db.Set<SessionRow>().Where(row => row.Id == seen.Id && row.LastSeenAt <= stale)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, seen.At), ct);
        }
    }
}
