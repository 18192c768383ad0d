namespace VanQuan.Workflows.Domain.Tasks.Review;

/// <summary>
/// When the words of several approvers make a verdict. With a number, that many different people agree, whichever seat they
/// hold (a body of many people is one address); without one, every seat agrees.
/// </summary>
public static class QuorumRule
{
    public static ApprovalVerdict? Verdict(IReadOnlyList<string> approvers, int? quorum, IReadOnlyList<ApprovalDecision> decisions)
    {
        if (decisions.Any(d => d.Verdict == ApprovalVerdict.Returned)) return ApprovalVerdict.Returned;
        var agreed = decisions.Where(d => d.Verdict == ApprovalVerdict.Approved).ToList();
        var refused = decisions.Count - agreed.Count;
        if (quorum is { } needed)
        {
            if (agreed.Count >= needed) return ApprovalVerdict.Approved;
            return refused > Math.Max(0, approvers.Count - needed) ? ApprovalVerdict.Rejected : null;
        }
        if (refused > 0) return ApprovalVerdict.Rejected;
        return approvers.All(seat => agreed.Any(d => d.Seat == seat)) ? ApprovalVerdict.Approved : null;
    }
}
