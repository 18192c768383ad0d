namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// A version of the New-Rural criteria, e.g. QĐ 1980/QĐ-TTg for 2016–2020. The same code means different things in different
/// sets (17.8 is food safety in one and not in the next), so a code never stands without its set.
/// </summary>
public sealed record CriteriaSet(string Code, string Name, string Basis, int FromYear, int ToYear, IReadOnlyList<Criterion> Criteria)
{
    public Criterion? Find(string code) => Criteria.FirstOrDefault(criterion => criterion.Code == code);
}

/// <summary>
/// A criterion ("17") or one of its indicators ("17.8"). <paramref name="Standing"/>: <c>V</c> read in the text of the law or the
/// plan, <c>2</c> read in a secondary source, <c>?</c> commonly known and unchecked.
/// </summary>
public sealed record Criterion(string Code, string Name, string Standing)
{
    /// <summary>An indicator belongs to the criterion before its dot.</summary>
    public bool IsIndicator => Code.Contains('.', StringComparison.Ordinal);
}

/// <summary>A criterion or indicator named the only way it may be: by set and code.</summary>
public readonly record struct CriterionKey(string Set, string Code)
{
    public override string ToString() => $"{Set}/{Code}";
}
