using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain.Tasks;

partial class UserTask
{
    /// <summary>One person takes it up; the others of the body see who. The work is theirs from here on (law 9).</summary>
    public void Claim(Doer by, DateTimeOffset now)
    {
        Move(TaskMove.Claim, by, now);
        (ClaimedBy, ClaimedByName) = (by.PersonId, by.Name);
        TakePart(by, ParticipationKind.Claimed);
    }

    /// <summary>Back to everybody of the body; the draft stays.</summary>
    public void Release(Doer by, DateTimeOffset now)
    {
        Move(TaskMove.Release, by, now);
        (ClaimedBy, ClaimedByName) = (null, null);
    }

    /// <summary>Keeps what was typed, valid or not. Throws where the task is not being worked on.</summary>
    public void SaveDraft(IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        RequireWorkable(TaskMove.Submit);
        Draft = new Dictionary<string, string>(values);
        DraftSavedAt = now;
        Touch();
    }

    /// <summary>
    /// Hands the round in: <see cref="TaskState.Submitted"/> where an approval reviews it, else <see cref="TaskState.Completed"/>.
    /// The form and evidence have been checked by <see cref="TaskForm.Check"/>; an outcome the task does not declare throws.
    /// </summary>
    public void Submit(Doer by, string outcome, IReadOnlyDictionary<string, string> values, IReadOnlyList<RoundEvidence> evidence, DateTimeOffset now)
    {
        if (!Outcomes.Contains(outcome)) throw new ArgumentException($"Task {Id} has no outcome '{outcome}'.", nameof(outcome));
        Move(TaskMove.Submit, by, now);
        var kept = new Dictionary<string, string>(values);
        Draft = kept;
        Outcome = outcome;
        SubmittedAt = now;
        TakePart(by, ParticipationKind.Submitted);
        Rounds = [.. Rounds.Where(r => r.Number != Round), new TaskRound(Round, by.PersonId, by.Name, by.OnBehalfOf, now, outcome, kept, evidence)];
    }

    /// <summary>A cooperating unit adds its part; the part makes the round the contributor's own work too.</summary>
    public void Contribute(Doer by, string unitCode, string text, DateTimeOffset now)
    {
        RequireWorkable(TaskMove.Submit);
        Contributions = [.. Contributions, new Contribution(Round, unitCode, by.PersonId, by.Name, now, text)];
        TakePart(by, ParticipationKind.Contributed);
        Touch();
    }

    /// <summary>A file came (+1) or went (−1), only while the task is worked on: whoever does that takes part in the round.</summary>
    public void CountEvidence(Doer by, int change)
    {
        RequireWorkable(TaskMove.Submit);
        EvidenceCount += change;
        TakePart(by, ParticipationKind.Contributed);
        Touch();
    }

    /// <summary>Somebody assigned it themselves, not a plan: it goes back to them, and they decide about more time.</summary>
    /// <param name="assigner">Their address.</param>
    public void AssignedInPersonBy(string assigner) => AssignedBy = assigner;

    /// <summary>Another address has to act. Whoever held it holds it no longer; everything entered stays.</summary>
    public void Reassign(string assignee, string assignedBy, Doer by, string reason, DateTimeOffset now) =>
        Hand(TaskMove.Reassign, assignee, assignedBy, by, reason, now);

    /// <summary>Misassigned: back to whoever assigned it, with a reason.</summary>
    public void Refuse(string assigner, Doer by, string reason, DateTimeOffset now) =>
        Hand(TaskMove.Refuse, assigner, Assignee, by, reason, now);

    private void Hand(TaskMove move, string assignee, string assignedBy, Doer by, string reason, DateTimeOffset now)
    {
        Move(move, by, now, reason);
        (ClaimedBy, ClaimedByName) = (null, null);
        AssignedBy = assignedBy;
        if (Kind == TaskKind.Approval) Approvers = [.. Approvers.Select(a => a == Assignee ? assignee : a).Distinct()];
        Address(assignee, UnitCode);
    }

    /// <summary>Called off by a person, or with its instance.</summary>
    public void Cancel(Doer? by, string reason, DateTimeOffset now) => Move(TaskMove.Cancel, by, now, reason);

    /// <summary>The instance no longer waits for it.</summary>
    public void Supersede(string reason, DateTimeOffset now) => Move(TaskMove.Supersede, null, now, reason);

    private void TakePart(Doer by, ParticipationKind kind)
    {
        var part = new Participation(by.PersonId, by.OnBehalfOf, kind);
        if (!Participants.Contains(part)) Participants = [.. Participants, part];
    }
}
