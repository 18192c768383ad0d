using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>Work under review with its files and, after a return, what changed since.</summary>
public sealed record ReviewedWork(UserTask Task, IReadOnlyList<EvidenceFile> Files, RoundDifference? Difference)
{
    /// <summary>Files of the round that was sent back which are no longer there: to be seen beside those that took their place.</summary>
    public IReadOnlyList<EvidenceFile> Earlier { get; init; } = [];
}

/// <summary>
/// An approval as its page shows it. <see cref="Refusal"/>: why this person cannot decide, said beforehand (the commit asks
/// again); <see cref="MayDecide"/>: who can.
/// </summary>
public sealed record ApprovalDetails(UserTask Approval, IReadOnlyList<ReviewedWork> Works, Words? Refusal, IReadOnlyList<string> MayDecide)
{
    /// <summary>The other approvals of the same work, the earliest first: the levels before this one, beside it and after it.</summary>
    public IReadOnlyList<UserTask> Levels { get; init; } = [];

    /// <summary>Whose delegation this person would decide by; null for their own post.</summary>
    public string? OnBehalfOf { get; init; }
}

/// <summary>What waits for a person's decision, nearest due date first, and one of them with all it takes to decide.</summary>
public sealed class ApprovalsQueue(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    /// <summary>The queue as a page shows it; whoever has more waiting decides on the nearest first.</summary>
    public const int Most = 50;

    public async Task<IReadOnlyList<TaskListItem>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var addresses = (await staff.GetAsync(db, ct)).AddressesOf(actor.PersonId, VietnamTime.DateOf(clock.GetUtcNow()));
        var items = await new DeskReading(db, addresses, actor.PersonId, DeskFilter.All)
            .WithinAsync(DeskSide.Deciding, DateOnly.MinValue, DateOnly.MaxValue, Most, ct);
        return [.. items.OrderBy(t => t.DueDate ?? DateOnly.MaxValue).ThenBy(t => t.OpenedAt)];
    }

    /// <summary>Null where there is none, or it is none of this person's business.</summary>
    public async Task<ApprovalDetails?> FindAsync(string approvalId, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var approval = await db.Set<UserTask>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == approvalId && t.Kind == TaskKind.Approval, ct);
        if (approval is null) return null;
        var (instance, executions) = (approval.InstanceId, approval.ReviewedExecutionIds.ToList());
        var tasks = await db.Set<UserTask>().AsNoTracking().Where(t => t.InstanceId == instance && executions.Contains(t.ExecutionId)).ToListAsync(ct);
        var ids = tasks.Select(t => t.Id).ToList();
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => ids.Contains(f.TaskId)).OrderBy(f => f.Id).ToListAsync(ct);
        var authority = new TaskAuthority(await staff.GetAsync(db, ct), VietnamTime.DateOf(clock.GetUtcNow()));
        if (!authority.Concerns(approval, actor) && !tasks.Any(t => authority.Concerns(t, actor))) return null;
        var others = await db.Set<UserTask>().AsNoTracking()
            .Where(t => t.InstanceId == instance && t.Kind == TaskKind.Approval && t.Id != approvalId).OrderBy(t => t.OpenedAt).ToListAsync(ct);
        var (refusal, onBehalfOf) = SeatOf(approval, tasks, actor, authority);
        return new ApprovalDetails(approval, [.. tasks.Select(t => WorkOf(t, files.Where(f => f.TaskId == t.Id).ToList()))], refusal,
            approval.IsFinal ? [] : ApproverSeat.MayDecide(approval, ApprovalRouting.Workers(tasks), authority))
        {
            Levels = [.. others.Where(one => one.ReviewedExecutionIds.Intersect(executions).Any())],
            OnBehalfOf = onBehalfOf,
        };
    }

    private static ReviewedWork WorkOf(UserTask task, List<EvidenceFile> files)
    {
        var difference = RoundDifference.Of(task);
        var before = difference?.Before.Evidence.Select(one => one.Id).ToHashSet() ?? [];
        return new ReviewedWork(task, [.. files.Where(f => f.RemovedAt is null)], difference) { Earlier = [.. files.Where(f => f.RemovedAt is not null && before.Contains(f.Id))] };
    }

    private static (Words? Refusal, string? OnBehalfOf) SeatOf(UserTask approval, IReadOnlyList<UserTask> tasks, Actor actor, TaskAuthority authority)
    {
        if (approval.IsFinal) return (null, null);
        try
        {
            var (_, doer) = ApproverSeat.Of(approval, tasks, actor, authority);
            return (null, doer.OnBehalfOf is { } principal ? authority.Staff.NameOf(principal) : null);
        }
        catch (TaskRefusedException refused)
        {
            return (refused.Words, null);
        }
    }
}
