using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Domain.Tasks.Review;

/// <summary>One field whose value is another than in the round that was sent back; null: it was, or now is, empty.</summary>
public sealed record FieldDifference(Words Label, string? Before, string? After);

/// <summary>
/// What changed since the work was last sent back, for the approver to see first. Null rounds do not exist: a first
/// submission has no difference.
/// </summary>
public sealed record RoundDifference(
    TaskRound Before, TaskRound After, IReadOnlyList<FieldDifference> Fields,
    IReadOnlyList<RoundEvidence> Added, IReadOnlyList<RoundEvidence> Removed)
{
    public static RoundDifference? Of(UserTask task)
    {
        if (task.Rounds is not [.., var before, var after] || before.Verdict is not RoundVerdict.Returned) return null;
        var form = TaskForm.Parse(task.FormJson);
        var fields =
            from field in form.Fields
            let old = before.Values.GetValueOrDefault(field.Name)
            let now = after.Values.GetValueOrDefault(field.Name)
            where old != now
            select new FieldDifference(field.Label, old, now);
        return new RoundDifference(before, after, [.. fields],
            [.. after.Evidence.ExceptBy(before.Evidence.Select(e => e.Sha256), e => e.Sha256)],
            [.. before.Evidence.ExceptBy(after.Evidence.Select(e => e.Sha256), e => e.Sha256)]);
    }
}
