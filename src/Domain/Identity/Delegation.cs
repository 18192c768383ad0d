namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// For a period, one person may do what another may ("ủy quyền"). Local calendar dates, both inclusive.
/// It is not passed on: a delegate cannot delegate what was delegated. What a delegate does counts as done by both,
/// so neither may approve it (law 9). It covers one body when <see cref="UnitCode"/> is set, otherwise every post.
/// </summary>
public sealed class Delegation
{
    /// <summary>As stored: one taken back before it began has no day left, and is no mistake.</summary>
    private Delegation() => (Id, FromPersonId, ToPersonId) = ("", "", "");

    /// <exception cref="ArgumentException">To oneself, or a period that ends before it begins.</exception>
    public Delegation(string id, string fromPersonId, string toPersonId, DateOnly from, DateOnly to, string? unitCode = null)
    {
        if (fromPersonId == toPersonId)
            throw new ArgumentException($"A delegation goes to somebody else; {fromPersonId} delegates to themselves.", nameof(toPersonId));
        if (to < from)
            throw new ArgumentException($"A delegation from {from:yyyy-MM-dd} cannot end on {to:yyyy-MM-dd}.", nameof(to));
        (Id, FromPersonId, ToPersonId, From, To, UnitCode) = (id, fromPersonId, toPersonId, from, to, unitCode);
    }

    public string Id { get; private set; }

    public string FromPersonId { get; private set; }

    public string ToPersonId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public string? UnitCode { get; private set; }

    public bool Holds(DateOnly on) => From <= on && on <= To;

    public bool Covers(string? unit) => UnitCode is null || unit is null || UnitCode == unit;

    /// <summary>Ends the delegation early; <paramref name="lastDay"/> still counts. A day before it began leaves it without any day.</summary>
    /// <exception cref="InvalidOperationException">It had already ended by then.</exception>
    public void EndOn(DateOnly lastDay)
    {
        if (lastDay > To)
            throw new InvalidOperationException($"The delegation ended on {To:yyyy-MM-dd}; it cannot be made to end on {lastDay:yyyy-MM-dd}.");
        To = lastDay;
    }
}
