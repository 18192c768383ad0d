using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Domain.Tasks;

partial class UserTask
{
    /// <summary>Whether a person has moved the date: it no longer follows the definition, nor a new version of it.</summary>
    public bool IsDueByHand => Deadline is null && DueReason is not null;

    /// <summary>
    /// The instance went over to a version that asks for the same work in other words: only what is named in the effect is taken over.
    /// Draft, rounds and files stay, and so does what a person decided: an assignee by hand, a date by hand.
    /// </summary>
    public void AskAnew(ChangeTask effect, TaskDue? due, DateOnly? pausedSince, DateTimeOffset now)
    {
        RequireWorkable(TaskMove.Reassign);
        var spec = effect.Spec;
        foreach (var input in effect.Changed)
            switch (input)
            {
                case "deliverable":
                    Deliverable = spec.Deliverable;
                    break;
                case "cooperating":
                    Cooperating = [.. spec.Cooperating];
                    break;
                case "form":
                    FormJson = spec.Form is { } form && TaskForm.Parse(form).Fields.Count > 0 ? form.GetRawText() : null;
                    break;
                case "evidenceRequired":
                    EvidenceRequired = spec.EvidenceRequired;
                    break;
                case "outcomes":
                    Outcomes = spec.Outcomes.Count > 0 ? [.. spec.Outcomes] : ["Done"];
                    break;
                case "assignee" when AssignedBy is null && spec.Assignee != Assignee:
                    HandByVersion(spec.Assignee, now);
                    break;
            }
        Reviewed = effect.Reviewed;
        Word(effect.Changed, effect.ActivityId, spec.Title, spec.Instructions, spec.LegalBasis, spec.Reminders?.GetRawText());
        Count(effect.Changed, spec.Due, due, pausedSince);
    }

    /// <summary>The same for an approval; <paramref name="approvers"/> and <paramref name="workers"/> as <see cref="Review.ApprovalRouting"/> gives them.</summary>
    public void AskAnew(ChangeApproval effect, TaskDue? due, DateOnly? pausedSince, IReadOnlyList<string> approvers, IEnumerable<string> workers, DateTimeOffset now)
    {
        RequireWorkable(TaskMove.Reassign);
        var spec = effect.Spec;
        if (effect.Changed.Contains("quorum")) Quorum = spec.Quorum;
        if (effect.Changed.Contains("reviews")) ReviewedExecutionIds = [.. effect.ReviewedExecutionIds];
        if ((effect.Changed.Contains("approvers") || effect.Changed.Contains("reviews")) && AssignedBy is null)
        {
            if (approvers[0] != Assignee) HandByVersion(approvers[0], now);
            Approvers = [.. approvers];
            Workers = [.. workers.Order(StringComparer.Ordinal)];
        }
        Word(effect.Changed, effect.ActivityId, spec.Title, spec.Instructions, spec.LegalBasis, spec.Reminders?.GetRawText());
        Count(effect.Changed, spec.Due, due, pausedSince);
    }

    private void HandByVersion(string assignee, DateTimeOffset now)
    {
        Move(TaskMove.Reassign, null, now);
        (ClaimedBy, ClaimedByName) = (null, null);
        Address(assignee, UnitCode);
    }

    private void Word(IReadOnlyList<string> changed, string activityId, string title, string? instructions, string? legalBasis, string? reminders)
    {
        ActivityId = activityId;
        if (changed.Contains("title")) (Title, SearchText) = (title, SearchFolding.Fold($"{title} {Subject}"));
        if (changed.Contains("instructions")) Instructions = instructions;
        if (changed.Contains("legalBasis")) LegalBasis = legalBasis;
        if (changed.Contains("reminders")) RemindersJson = reminders;
        Touch();
    }

    private void Count(IReadOnlyList<string> changed, AnchoredDeadline? deadline, TaskDue? due, DateOnly? pausedSince)
    {
        if (!changed.Contains("due") || IsDueByHand) return;
        (Deadline, PausedSince) = (deadline, pausedSince);
        OriginalDueDate ??= due?.Date;
        SetDue(due);
    }
}
