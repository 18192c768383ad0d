using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Evidence;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The use cases behind the buttons of a task's page, each of which decides for itself who may.</summary>
public sealed record TaskDesks(
    ClaimTask Claim, ReleaseTask Release, SaveDraft Save, SubmitTask Submit, WithdrawSubmission Withdraw,
    RefuseTask Refuse, ReassignTask Reassign, CancelTask Cancel, ChangeDueDate ChangeDue,
    AttachEvidence Attach, RemoveEvidence Detach, AddComment Comment, Contribute Contribute);
