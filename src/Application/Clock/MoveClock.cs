using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>
/// Moves the demo clock forward, visiting every due moment on the way in order, as if the days had passed. Where the clock
/// stands is written down before each moment is lived through: killed on the way, the service goes on from there.
/// </summary>
public sealed class MoveClock(DemoClock clock, Transition transition, NextDueMoment nextDue, RingBell bell, ClockTurn turn, StaffDirectorySource staff)
{
    /// <summary>To a moment, or with null to the next one at which something is due.</summary>
    public sealed record Command(DateTimeOffset? To);

    /// <summary>From where to where, and the due moments lived through.</summary>
    public sealed record Moved(DateTimeOffset From, DateTimeOffset Now, IReadOnlyList<DateTimeOffset> Visited);

    /// <exception cref="ArgumentOutOfRangeException">The moment lies in the past.</exception>
    /// <exception cref="UnauthorizedAccessException">Somebody without an account here.</exception>
    public async Task<Moved> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        using var held = await turn.EnterAsync(ct);
        var from = clock.GetUtcNow();
        if (command.To < from)
            throw new ArgumentOutOfRangeException(nameof(command), command.To, $"The clock stands at {from:O} and only goes forward.");
        var visited = new List<DateTimeOffset>();
        // What is due right now comes before anything later.
        await bell.RunAsync(ct);
        var target = command.To ?? await nextDue.AfterAsync(from, ct) ?? from;
        while (await nextDue.AfterAsync(clock.GetUtcNow(), ct) is { } moment && moment <= target)
        {
            await ShowAsync(moment, actor, ct);
            await bell.RunAsync(ct);
            visited.Add(moment);
        }
        if (target > clock.GetUtcNow())
            await ShowAsync(target, actor, ct);
        return new Moved(from, target, visited);
    }

    private async Task ShowAsync(DateTimeOffset moment, Actor actor, CancellationToken ct)
    {
        await transition.RunAsync(actor, async scope =>
        {
            if (actor.IsPerson && (await staff.GetAsync(scope.Db, ct)).Find(actor.PersonId) is not { Active: true })
                throw new UnauthorizedAccessException("Only people of this demonstration move its clock.");
            var row = await scope.Db.Set<ClockRow>().SingleAsync(ct);
            scope.Db.Audit.Add(AuditChain.Service, actor, scope.Now, "ClockMoved", data: new { from = row.Now, to = moment });
            row.Now = moment;
            return true;
        }, ct);
        clock.Show(moment);
    }
}
