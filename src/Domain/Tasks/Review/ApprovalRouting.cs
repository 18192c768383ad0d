using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Tasks.Review;

/// <summary>
/// Law 9 at the moment an approval opens: a seat that only people who did the work could fill goes to the next superior.
/// Awkward case: <see cref="Unfilled"/> seats have nobody above them either, and an incident has to open.
/// </summary>
public sealed record ApprovalRouting(IReadOnlyList<string> Approvers, IReadOnlyList<string> Unfilled)
{
    /// <summary>The people in <paramref name="worked"/> took part in the work; <paramref name="on"/> is a local date.</summary>
    public static ApprovalRouting Of(IReadOnlyList<string> approvers, IReadOnlySet<string> worked, StaffDirectory staff, DateOnly on)
    {
        var routed = new List<string>();
        var unfilled = new List<string>();
        foreach (var seat in approvers)
        {
            var filled = Address.TryParse(seat, out var address, out _)
                ? new[] { address }.Concat(staff.Superiors(address, on)).FirstOrDefault(post => staff.Approvers(post, worked, on).Count > 0)
                : null;
            if (filled is null) unfilled.Add(seat);
            routed.Add(filled is null || filled == address ? seat : filled.ToString());
        }
        return new ApprovalRouting([.. routed.Distinct()], unfilled);
    }

    /// <summary>Everybody whose own work the reviewed rounds are, delegators included.</summary>
    public static IReadOnlySet<string> Workers(IEnumerable<UserTask> reviewed) =>
        reviewed.SelectMany(task => task.Participants)
            .SelectMany(part => part.OnBehalfOf is null ? [part.PersonId] : new[] { part.PersonId, part.OnBehalfOf })
            .ToHashSet();
}
