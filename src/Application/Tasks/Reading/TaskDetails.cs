using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.MoreTime;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>What a person may do with a task now; pages show buttons by it, the use cases ask again at commit.</summary>
public sealed record TaskRights(bool Claim, bool Release, bool Work, bool Withdraw, bool Contribute, bool Comment, bool Reassign, bool Direct,
    bool AskExtension, bool WithdrawExtension, bool DecideExtension);

/// <summary>One line of a task's history.</summary>
public sealed record TaskHistoryLine(DateTimeOffset At, string PersonId, string Name, string Verb)
{
    /// <summary>What was given as reason; null where there was none or it was erased.</summary>
    public string? Reason { get; init; }

    /// <summary>What the line says besides, as JSON: from and to, round, on whose behalf.</summary>
    public string? Data { get; init; }
}

/// <summary>Everything the task page shows. <see cref="Approvals"/> are those of the instance that review this task's round.</summary>
public sealed record TaskPage(
    UserTask Task, TaskForm Form, IReadOnlyList<EvidenceFile> Files, IReadOnlyList<TaskComment> Comments,
    IReadOnlyList<UserTask> Approvals, IReadOnlyList<TaskHistoryLine> History, TaskRights Rights, IReadOnlyList<string> AssigneeNames,
    IReadOnlyList<Extension> Extensions)
{
    /// <summary>Who can be named in a comment, for the page's list of names.</summary>
    public IReadOnlyList<StaffMember> Mentionable { get; init; } = [];

    /// <summary>Whose delegation this person works by; null for their own post, and for those who do not work on it.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Names of those the comments name, by id.</summary>
    public IReadOnlyDictionary<string, string> Mentioned { get; init; } = new Dictionary<string, string>();

    /// <summary>How the work went on, the newest last; and whether this person may say more.</summary>
    public IReadOnlyList<ProgressNote> Notes { get; init; } = [];
    public bool FilesProgress { get; init; }
}

/// <summary>Reads one task with its surroundings; null where there is none, or it is none of this person's business.</summary>
public sealed class TaskDetails(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    public async Task<TaskPage?> FindAsync(string taskId, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var task = await db.Set<UserTask>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null) return null;
        var authority = new TaskAuthority(await staff.GetAsync(db, ct), VietnamTime.DateOf(clock.GetUtcNow()));
        var approvals = await db.Set<UserTask>().AsNoTracking()
            .Where(t => t.InstanceId == task.InstanceId && t.Kind == TaskKind.Approval).OrderBy(t => t.OpenedAt).ToListAsync(ct);
        if (!authority.Concerns(task, actor) && !approvals.Any(a => authority.Concerns(a, actor))) return null;
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.TaskId == taskId && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(ct);
        var comments = await db.Set<TaskComment>().AsNoTracking().Where(c => c.TaskId == taskId).OrderBy(c => c.Id).ToListAsync(ct);
        var names = Address.TryParse(task.Assignee, out var address, out _) ? authority.Staff.Resolve(address, authority.On).Select(p => p.Name) : [];
        var extensions = await db.Set<Extension>().AsNoTracking().Where(e => e.TaskId == taskId).OrderBy(e => e.Id).ToListAsync(ct);
        return new TaskPage(
            task, TaskForm.Parse(task.FormJson), files, comments,
            [.. approvals.Where(a => a.ReviewedExecutionIds.Contains(task.ExecutionId))],
            await HistoryAsync(db, task, authority.Staff, ct), RightsOf(task, actor, authority, extensions), [.. names], extensions)
        {
            OnBehalfOf = authority.Worker(task, actor)?.OnBehalfOf is { } principal ? authority.Staff.NameOf(principal) : null,
            Notes = await db.Set<ProgressNote>().AsNoTracking().Where(note => note.TaskId == taskId).OrderBy(note => note.Id).ToListAsync(ct),
            FilesProgress = FileProgressNote.May(task, actor, authority),
            Mentionable = Mentions.Offered(task, approvals, authority),
            Mentioned = comments.SelectMany(one => one.Mentions).Distinct().ToDictionary(id => id, authority.Staff.NameOf),
        };
    }

    internal static TaskRights RightsOf(UserTask task, Actor actor, TaskAuthority authority, IReadOnlyList<Extension> extensions)
    {
        var worker = authority.Worker(task, actor);
        var leads = authority.Leads(task, actor);
        var directs = authority.Directs(task, actor);
        var holds = worker is not null && (task.State == TaskState.Open || TaskAuthority.Holds(task, worker));
        var asks = task.Kind == TaskKind.UserTask && task.IsWorkable && (holds || leads);
        return new TaskRights(
            Claim: worker is not null && task.State == TaskState.Open,
            Release: task.State == TaskState.Claimed && (holds || leads),
            Work: task.Kind == TaskKind.UserTask && task.IsWorkable && holds,
            Withdraw: task.State == TaskState.Submitted && (worker is not null || leads),
            Contribute: task.IsWorkable && authority.Contributor(task, actor) is not null,
            Comment: authority.Concerns(task, actor),
            Reassign: task.IsWorkable && (leads || directs),
            Direct: task.IsWorkable && directs,
            AskExtension: asks && !task.AwaitsExtension && task.DueDate >= authority.On,
            WithdrawExtension: asks && task.AwaitsExtension,
            DecideExtension: task.AwaitsExtension && directs && !extensions.Any(e => e.State == ExtensionState.Requested && e.IsOwnOf(actor.PersonId)));
    }

    /// <summary>From the instance's audit chain, which is short; a line names its task in its data.</summary>
    private static async Task<IReadOnlyList<TaskHistoryLine>> HistoryAsync(WorkflowsDb db, UserTask task, StaffDirectory staff, CancellationToken ct)
    {
        var chain = AuditChain.Instance(task.InstanceId);
        // As the task itself, among the works of an approval, or as the task that this one continues.
        var named = $"\"{task.Id}\"";
        var before = $"\"{task.ContinuesTaskId ?? task.Id}\"";
        var lines = await db.Set<AuditLine>().AsNoTracking().Where(l => l.Chain == chain && l.Data != null && (l.Data.Contains(named) || l.Data.Contains(before)))
            .OrderBy(l => l.Sequence).ToListAsync(ct);
        return [.. lines.Select(l => new TaskHistoryLine(l.At, l.ActorId, staff.NameOf(l.ActorId), l.Verb) { Reason = l.Reason, Data = l.Data })];
    }
}
