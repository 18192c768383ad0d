using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Bulk;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Application.Tasks.Evidence.Scanning;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Application.Tasks.Views;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>Everything of this room for the container. None of it holds state; the transition brings its own database.</summary>
public static class TaskRoom
{
    public static IServiceCollection AddTaskRoom(this IServiceCollection services)
    {
        services.AddOptions<EvidenceSettings>().BindConfiguration("Evidence");
        services.AddSingleton<IEvidenceScanner>(room => room.GetRequiredService<IOptions<EvidenceSettings>>().Value.Scan is { Host.Length: > 0 } scan
            ? new ClamAvScanner(scan) : new NoScanner());
        foreach (var useCase in (Type[])[
            typeof(TaskDesk), typeof(TaskMessages), typeof(DueDates), typeof(TaskEffects), typeof(ChangeEffects), typeof(CountEffects),
            typeof(ClaimTask), typeof(ReleaseTask), typeof(SaveDraft), typeof(SubmitTask), typeof(WithdrawSubmission),
            typeof(ApprovalDesk), typeof(ApproveTask), typeof(ReturnTask), typeof(RejectTask), typeof(LikeCases), typeof(ApproveLike),
            typeof(ReassignTask), typeof(RefuseTask), typeof(CancelTask), typeof(ChangeDueDate), typeof(RecountDueDates),
            typeof(RequestExtension), typeof(DecideExtension), typeof(WithdrawExtension), typeof(WaitingExtensions),
            typeof(AddComment), typeof(FileProgressNote), typeof(Contribute), typeof(AttachEvidence), typeof(RemoveEvidence), typeof(DownloadEvidence), typeof(ScanQuarantined),
            typeof(MyTasks), typeof(NewWork), typeof(SavedViews), typeof(PageOfWork), typeof(DoneTasks), typeof(TaskDetails), typeof(ApprovalsQueue), typeof(SearchTasks), typeof(ReadProgress)])
            services.AddSingleton(useCase);
        services.AddScoped<PreviewBulk>().AddScoped<DoBulk>();
        return services;
    }
}
