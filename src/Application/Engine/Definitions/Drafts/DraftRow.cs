namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>What happened to a draft last.</summary>
public enum DraftMove { Saved, Discarded, Published }

/// <summary>
/// What is being drawn of a definition: one draft each, saved as it is typed. The row stays when the draft is closed, so that
/// its revision never counts from the start again: whoever still holds an older one is told instead of overwriting.
/// Instants are UTC on the service's clock.
/// </summary>
public sealed class DraftRow
{
    public required string DefinitionId { get; init; }

    /// <summary>Grows with every save and with every closing.</summary>
    public int Revision { get; private set; }

    /// <summary>The published version it was begun from; null for a procedure that is new.</summary>
    public int? BasedOn { get; private set; }
    public string? Name { get; private set; }
    public string? NameEn { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public string? BegunBy { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who saved it last, or closed it.</summary>
    public string? SavedBy { get; private set; }
    public DraftMove LastMove { get; private set; }

    /// <summary>Everybody who saved it since it was begun: it is their work, and none of them confirms it.</summary>
    public IReadOnlyList<string> Editors { get; private set; } = [];
    public bool IsOpen { get; private set; }

    /// <summary>The definition as it was sent; null while no draft is open.</summary>
    public string? Json { get; private set; }

    public void Begin(int? basedOn, string by, DateTimeOffset now) => (BasedOn, BegunAt, BegunBy, Editors, IsOpen) = (basedOn, now, by, [], true);

    public void Save(string json, (string? Vi, string? En) name, string by, DateTimeOffset now)
    {
        if (!IsOpen)
            throw new InvalidOperationException($"The draft of {DefinitionId} is closed ({LastMove}) and cannot be saved before it is begun again.");
        Revision++;
        (Json, Name, NameEn, SavedAt, SavedBy, LastMove) = (json, name.Vi, name.En, now, by, DraftMove.Saved);
        if (!Editors.Contains(by))
            Editors = [.. Editors, by];
    }

    /// <summary>What goes on being drawn started from what was just published.</summary>
    public void Rebase(int version) => BasedOn = version;

    /// <summary>Discarded or published; also when something was published past a closed draft, so that what others still see is known to be old.</summary>
    public void Close(DraftMove move, string by, DateTimeOffset now)
    {
        Revision++;
        (IsOpen, Json, Editors, SavedAt, SavedBy, LastMove) = (false, null, [], now, by, move);
    }
}
