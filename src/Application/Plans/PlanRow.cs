namespace VanQuan.Workflows.Application.Plans;

/// <summary>A plan as it was imported: its JSON is the plan, the other columns are for lists. An import again replaces it.</summary>
public sealed class PlanRow
{
    public required string Code { get; init; }
    public required string Title { get; set; }

    /// <summary>plan.json as text.</summary>
    public required string Json { get; set; }

    /// <summary>Grows with every import; what was parsed of an older one is stale.</summary>
    public required int Revision { get; set; }
    public required DateTimeOffset ImportedAt { get; set; }
}
