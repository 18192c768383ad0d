using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>
/// Which seat of an approval a person may speak for (law 9): one they answer for and on whose work they had no part, also
/// not as or through a delegate. Where nobody else is left for a seat, the next superior takes it.
/// </summary>
public static class ApproverSeat
{
    public static (string Seat, Doer Doer) Of(UserTask approval, IReadOnlyList<UserTask> reviewed, Actor actor, TaskAuthority authority)
    {
        if (approval.HasDecided(actor.PersonId)) throw new TaskRefusedException(TaskAnswerKind.Conflict, ApprovalWords.SpokenAlready);
        var worked = ApprovalRouting.Workers(reviewed);
        var open = OpenSeats(approval);
        var own = worked.Contains(actor.PersonId);
        foreach (var seat in open)
        {
            if (authority.StandingOn(seat, actor.PersonId) is not { } standing) continue;
            if (IsOwn(standing, worked)) own = true;
            else if (approval.HasDecided(standing.OnBehalfOf ?? actor.PersonId)) throw new TaskRefusedException(TaskAnswerKind.Conflict, ApprovalWords.SpokenAlready);
            else return (seat, new Doer(actor.PersonId, actor.Name, standing.OnBehalfOf));
        }
        if (!own && Superior(approval, open, worked, actor, authority) is { } found) return found;
        throw TaskRefusedException.Forbidden(own
            ? ApprovalWords.OwnWork(How(reviewed, actor.PersonId), MayDecide(approval, worked, authority))
            : ApprovalWords.NoSeat(MayDecide(approval, worked, authority)));
    }

    /// <summary>Names of those who may decide now, for the page and for refusals; empty where an incident is open.</summary>
    public static IReadOnlyList<string> MayDecide(UserTask approval, IReadOnlySet<string> worked, TaskAuthority authority)
    {
        var names = new List<string>();
        foreach (var seat in OpenSeats(approval))
        {
            if (!Address.TryParse(seat, out var address, out _)) continue;
            var people = authority.Staff.Approvers(address, worked, authority.On);
            if (people.Count == 0) people = authority.Staff.NextSuperior(address, worked, authority.On);
            names.AddRange(people.Where(p => !approval.HasDecided(p.Id)).Select(p => p.Name));
        }
        return [.. names.Distinct()];
    }

    private static IReadOnlyList<string> OpenSeats(UserTask approval) =>
        approval.Quorum is null ? [.. approval.Approvers.Where(seat => approval.Decisions.All(d => d.Seat != seat))] : approval.Approvers;

    private static bool IsOwn(Standing standing, IReadOnlySet<string> worked) =>
        worked.Contains(standing.PersonId) || (standing.OnBehalfOf is { } principal && worked.Contains(principal));

    private static (string, Doer)? Superior(
        UserTask approval, IReadOnlyList<string> open, IReadOnlySet<string> worked, Actor actor, TaskAuthority authority)
    {
        foreach (var seat in open)
        {
            if (!Address.TryParse(seat, out var address, out _) || !LacksPeople(approval, address, worked, authority)) continue;
            foreach (var post in authority.Staff.Superiors(address, authority.On))
            {
                if (authority.Staff.Approvers(post, worked, authority.On).Count == 0) continue;
                if (authority.Staff.StandingOf(actor.PersonId, post, authority.On) is { } standing && !IsOwn(standing, worked))
                    return (seat, new Doer(actor.PersonId, actor.Name, standing.OnBehalfOf));
                break;
            }
        }
        return null;
    }

    /// <summary>Nobody is left for the seat; or, with a number, fewer people than it takes.</summary>
    private static bool LacksPeople(UserTask approval, Address seat, IReadOnlySet<string> worked, TaskAuthority authority)
    {
        if (approval.Quorum is not { } needed) return authority.Staff.Approvers(seat, worked, authority.On).Count == 0;
        var able = approval.Approvers.Where(a => Address.TryParse(a, out _, out _))
            .SelectMany(a => authority.Staff.Approvers(Address.Parse(a), worked, authority.On)).Select(p => p.Id).ToHashSet();
        able.ExceptWith(approval.Decisions.Select(d => d.PersonId));
        return able.Count < needed - approval.Decisions.Count(d => d.Verdict == ApprovalVerdict.Approved);
    }

    private static ParticipationKind? How(IReadOnlyList<UserTask> reviewed, string personId) =>
        reviewed.SelectMany(t => t.Participants).Where(p => p.PersonId == personId).Select(p => (ParticipationKind?)p.Kind).Max();
}
