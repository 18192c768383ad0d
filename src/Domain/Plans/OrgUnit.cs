namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// What a body is. A <see cref="Group"/> is a phrase of the plan that stands for several bodies ("UBND các xã", "toàn huyện"):
/// it has no staff of its own, and where the plan lists its members it stands for them.
/// </summary>
public enum OrgUnitKind { District, Office, Department, Committee, Commune, Association, Group }

/// <summary>
/// A body the plan gives work to, or once gave work to. Bodies dissolve, merge, split and are renamed while their work runs
/// (<see cref="End"/>); the old code stays valid and leads to the successor. <paramref name="Mail"/> is the address its mail
/// goes to when it has no staff with accounts. <paramref name="OtherNames"/>: spellings and abbreviations found in documents.
/// </summary>
public sealed record OrgUnit(
    string Code,
    string Name,
    OrgUnitKind Kind,
    string? Parent = null,
    string? Mail = null,
    IReadOnlyList<string>? OtherNames = null,
    IReadOnlyList<string>? Members = null,
    UnitEnd? End = null,
    string? Note = null)
{
    /// <summary>On a local date; a body no longer exists on the day its end takes effect.</summary>
    public bool ExistsOn(DateOnly on) => End is null || on < End.On;
}

/// <summary>How a body came to its end.</summary>
public enum UnitEndKind { Dissolved, Merged, Split, Renamed }

/// <summary>
/// A body's end: from the local date <paramref name="On"/> the <paramref name="Successors"/> answer for it, the main heir first
/// (none after a plain dissolution). <paramref name="Basis"/> names the resolution, with its standing.
/// </summary>
public sealed record UnitEnd(UnitEndKind Kind, DateOnly On, IReadOnlyList<string> Successors, string? Basis = null);
