using System.Collections.Concurrent;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>
/// Who has which procedure open right now, for one another to see. Kept in memory on the system's time: it decides nothing,
/// is forgotten with the process, and people are gone a little after their last sign of life.
/// </summary>
public sealed class EditorPresence(SystemTime time)
{
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, (string Name, DateTimeOffset At)>> rooms = new();

    /// <summary>The others at this procedure, after noting that this person is.</summary>
    public IReadOnlyList<Actor> Enter(string definitionId, Actor me)
    {
        var now = time.Provider.GetUtcNow();
        var room = rooms.GetOrAdd(definitionId, _ => new());
        room[me.PersonId] = (me.Name, now);
        return Others(definitionId, me);
    }

    /// <summary>Who else is at it, for somebody who only reads.</summary>
    public IReadOnlyList<Actor> Others(string definitionId, Actor me)
    {
        if (!rooms.TryGetValue(definitionId, out var room))
            return [];
        var now = time.Provider.GetUtcNow();
        foreach (var (id, seen) in room)
            if (now - seen.At > Gone)
                room.TryRemove(new(id, seen));
        return [.. room.Where(one => one.Key != me.PersonId).OrderBy(one => one.Value.Name, StringComparer.Ordinal).Select(one => new Actor(one.Key, one.Value.Name))];
    }

    public void Leave(string definitionId, Actor me)
    {
        if (rooms.TryGetValue(definitionId, out var room))
            room.TryRemove(me.PersonId, out _);
    }
}
