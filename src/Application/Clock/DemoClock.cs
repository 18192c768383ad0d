using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>
/// The clock of a demonstration: it stands still until somebody moves it, is kept in the database and only goes forward, so
/// that a plan of 2021 can be lived through in an afternoon. Timers and delays of the process itself stay on the machine's
/// time. Registered as the <see cref="TimeProvider"/> in place of the real one.
/// </summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Takes up where the database says the clock stands; a new database takes over where this one starts.</summary>
    public async Task TakeUpAsync(WorkflowsDb db, CancellationToken ct = default)
    {
        var row = await db.Set<ClockRow>().FirstOrDefaultAsync(ct);
        if (row is null)
        {
            db.Add(new ClockRow { Now = GetUtcNow() });
            await db.SaveChangesAsync(ct);
        }
        else
        {
            Interlocked.Exchange(ref ticks, row.Now.UtcTicks);
        }
    }

    /// <summary>Shows a moment that has been written to the database.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies before the moment shown.</exception>
    internal void Show(DateTimeOffset moment)
    {
        if (moment < GetUtcNow())
            throw new ArgumentOutOfRangeException(nameof(moment), moment, $"The clock stands at {GetUtcNow():O} and only goes forward.");
        Interlocked.Exchange(ref ticks, moment.UtcTicks);
    }
}
