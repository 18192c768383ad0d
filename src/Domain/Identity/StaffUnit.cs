namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// A body as far as authority needs it. When it dissolves, merges or splits, its posts and tasks pass to
/// <paramref name="Successors"/> from the day <paramref name="EndedOn"/> (local date, the first day it no longer exists);
/// the first successor is the one that inherits what cannot be divided. <paramref name="Members"/>: a phrase of a plan that
/// stands for several bodies ("UBND các xã"); an address of it means the same post in each of them.
/// </summary>
public sealed record StaffUnit(
    string Code, string? Parent = null, DateOnly? EndedOn = null, IReadOnlyList<string>? Successors = null, IReadOnlyList<string>? Members = null)
{
    public bool ExistsOn(DateOnly on) => EndedOn is null || on < EndedOn;
}

/// <summary>
/// The bodies that urge and sign for a whole district: their codes in the plan at hand, null when it has none.
/// <paramref name="StandingBody"/> is the standing body of the steering committee, which urges everyone and keeps the plan up to date.
/// </summary>
public sealed record DistrictSeats(string? Office, string? ViceChairman, string? StandingBody = null)
{
    /// <summary>As in the Văn Quan plan.</summary>
    public static DistrictSeats VanQuan { get; } = new("VP", "UBND", "NNPTNT");
}
