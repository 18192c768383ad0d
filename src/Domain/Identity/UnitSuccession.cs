namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// Who answers for a body that no longer exists. Bodies dissolve, merge, split and are renamed while their tasks run;
/// addresses written long ago keep naming the old body.
/// </summary>
public sealed class UnitSuccession(IReadOnlyDictionary<string, StaffUnit> units)
{
    /// <summary>
    /// The body that answers for <paramref name="code"/> on a local date: itself while it exists, then its first successor,
    /// then that one's. A body dissolved without a successor passes to its parent. Unknown codes stand for themselves.
    /// </summary>
    public string Heir(string code, DateOnly on)
    {
        var seen = new HashSet<string>();
        while (units.TryGetValue(code, out var unit) && !unit.ExistsOn(on) && seen.Add(code))
            code = unit.Successors is [var first, ..] ? first : unit.Parent ?? code;
        return code;
    }

    /// <summary>The ended bodies whose place <paramref name="code"/> has taken by that date, itself not among them.</summary>
    public IEnumerable<string> Predecessors(string code, DateOnly on) =>
        units.Values.Where(unit => unit.Code != code && !unit.ExistsOn(on) && Heir(unit.Code, on) == code).Select(unit => unit.Code);

    /// <summary>
    /// A post in an ended body lives on in the heir: unchanged after a mere renaming (one body became one body),
    /// otherwise as officer, because a merged body keeps its own head until somebody says otherwise.
    /// </summary>
    public Membership Inherit(Membership post, DateOnly on)
    {
        if (!units.TryGetValue(post.UnitCode, out var unit) || unit.ExistsOn(on))
            return post;
        var heir = Heir(unit.Code, on);
        return post with { UnitCode = heir, Role = IsRenaming(unit, on) ? post.Role : Role.Officer };
    }

    private bool IsRenaming(StaffUnit unit, DateOnly on)
    {
        if (unit.Successors is not [var only])
            return false;
        var others = units.Values.Count(other => other.Successors?.Contains(only) == true);
        return others == 1 && (!units.TryGetValue(only, out var next) || next.ExistsOn(on) || IsRenaming(next, on));
    }
}
