using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Application.Tasks.MoreTime;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The use cases behind the buttons of a task's page, each of which decides for itself who may.</summary>
public sealed record TaskDesks(
    ClaimTask Claim, ReleaseTask Release, SaveDraft Save, SubmitTask Submit, WithdrawSubmission Withdraw,
    RefuseTask Refuse, ReassignTask Reassign, CancelTask Cancel, ChangeDueDate ChangeDue,
    RequestExtension AskExtension, DecideExtension DecideExtension, WithdrawExtension WithdrawExtension,
    AttachEvidence Attach, RemoveEvidence Detach, AddComment Comment, Contribute Contribute, FileProgressNote FileProgress);
