using System.Collections.Concurrent;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>
/// Counts failed sign-ins under names that do not exist, so that the answers to a stranger are the same as to an account:
/// so many tries left, then locked. Only in memory, and forgotten when too many names come in.
/// </summary>
public sealed class StrangerTries(SystemTime time)
{
    private const int MostNames = 10_000;

    private readonly ConcurrentDictionary<string, (int Failed, DateTimeOffset? Until)> tries = new(StringComparer.OrdinalIgnoreCase);

    public (int Failed, DateTimeOffset? Until) Fail(string name, int most, TimeSpan locked)
    {
        if (tries.Count > MostNames)
            tries.Clear();
        var now = time.Provider.GetUtcNow();
        return tries.AddOrUpdate(name, (1, null), (_, before) => before switch
        {
            { Until: { } until } when now < until => before,
            { Until: not null } => (1, null),
            _ when before.Failed + 1 >= most => (0, now + locked),
            _ => (before.Failed + 1, null),
        });
    }
}
