using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using VanQuan.Workflows.Portal.Wording;
using VanQuan.Workflows.Portal.Wording.Dossiers;

namespace VanQuan.Workflows.Portal.Pages.Approvals;

/// <summary>Who has decided, on which level, and who is still needed.</summary>
public sealed partial class ApprovalsModel
{
    public sealed record Seat(string Title, string Note, string Style, string Icon);

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    /// <summary>How many have to agree, how many have, how many are still needed; null where one decision is all.</summary>
    public string? Quorum { get; private set; }

    /// <summary>Two files of the work under review next to each other; null where none can be shown.</summary>
    public FilePair? Pair { get; private set; }

    private static int Agreed(UserTask approval) => approval.Decisions.Count(one => one.Verdict == ApprovalVerdict.Approved);

    private static int StillNeeded(UserTask approval) => (approval.Quorum ?? approval.Approvers.Count) - Agreed(approval);

    private string? QuorumOf(UserTask approval) => approval switch
    {
        { IsFinal: true } => null,
        { Quorum: { } needed } when needed > 1 || approval.Approvers.Count > 1 =>
            say["Cần {0} người đồng ý trong {1} nơi duyệt; đã có {2}, còn cần {3}.", needed, approval.Approvers.Count, Agreed(approval), StillNeeded(approval)],
        { Quorum: null, Approvers.Count: > 1 } => say["Cần mọi nơi duyệt đồng ý: đã có {0} trên {1}.", Agreed(approval), approval.Approvers.Count],
        _ => null,
    };

    private IEnumerable<Seat> SeatsOf(ApprovalDetails details)
    {
        var approval = details.Approval;
        foreach (var level in details.Levels)
            foreach (var seat in LevelOf(level))
                yield return seat;
        foreach (var decision in approval.Decisions)
            yield return SeatOf(decision);
        if (approval.IsFinal)
            yield break;
        foreach (var seat in approval.Approvers.Where(seat => approval.Decisions.All(decision => decision.Seat != seat)))
            yield return new Seat(say.Address(seat, visitor), say["chưa quyết định"], "is-now", "i-review");
        if (details.MayDecide.Count > 0)
            yield return new Seat(say["Người quyết định được lúc này"], string.Join(", ", details.MayDecide.Take(4)), "", "i-user");
    }

    /// <summary>An earlier level with what was said there; one of an earlier round that was withdrawn says nothing.</summary>
    private IEnumerable<Seat> LevelOf(UserTask level)
    {
        if (level.Decisions.Count > 0)
            return level.Decisions.Select(SeatOf);
        return level.IsFinal ? [] : level.Approvers.Select(seat => new Seat(say.Address(seat, visitor), say["chưa quyết định, ở bước “{0}”", level.Title], "", "i-clock"));
    }

    private Seat SeatOf(ApprovalDecision decision)
    {
        var agreed = decision.Verdict == ApprovalVerdict.Approved;
        var behalf = decision.OnBehalfOf is { } principal ? say["{0}, thay {1}", decision.PersonName, visitor.Staff.NameOf(principal)] : decision.PersonName;
        return new Seat(say.Address(decision.Seat, visitor),
            $"{behalf}, {Say.At(decision.At)}: {say.Outcome(decision.Verdict.ToString())}{(decision.Reason is { } reason ? $" “{reason}”" : "")}", "is-done", agreed ? "i-done" : "i-return");
    }
}
