namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>What the instance a task belongs to is about; all null for an instance no plan has started.</summary>
public sealed record TaskOrigin(string? PlanCode, int? ActionNumber, string? UnitCode, string? Subject)
{
    public static readonly TaskOrigin None = new(null, null, null, null);
}

/// <summary>A due date, a local calendar date in Asia/Ho_Chi_Minh, with its explanation as JSON. Work is late from 00:00 of the day after.</summary>
public sealed record TaskDue(DateOnly Date, string? ExplanationJson);
