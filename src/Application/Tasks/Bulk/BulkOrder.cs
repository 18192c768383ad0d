namespace VanQuan.Workflows.Application.Tasks.Bulk;

/// <summary>What can be done to several tasks at once; each has its use case, whose rights hold here too.</summary>
public enum BulkAct { Claim, Release, Reassign, AskExtension }

/// <summary>
/// One act for all that were chosen. <paramref name="To"/>: who receives a reassigned task (an address);
/// <paramref name="Days"/>: working days asked for beyond each task's own due date.
/// </summary>
public sealed record BulkOrder(BulkAct Act, string? To = null, string? Reason = null, int Days = BulkOrder.UsualDays)
{
    public const int UsualDays = 5;
    public const int MostDays = 60;

    /// <summary>More in one go would be decided without being read.</summary>
    public const int MostTasks = 100;

    public bool NeedsReason => Act is BulkAct.Reassign or BulkAct.AskExtension;
}
