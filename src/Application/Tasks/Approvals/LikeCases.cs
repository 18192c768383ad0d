using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>One approval that this person may decide on. <see cref="Odd"/>: what sets it apart, so that it is looked at by itself.</summary>
public sealed record LikeCase(UserTask Approval, IReadOnlyList<UserTask> Works, int Files, IReadOnlyList<Words> Odd)
{
    public bool IsPlain => Odd.Count == 0;
}

/// <summary>Approvals of the same step of the same procedure, nearest due date first.</summary>
public sealed record LikeGroup(string DefinitionId, string ActivityId, IReadOnlyList<LikeCase> Cases);

/// <summary>
/// What waits for a person in groups of like cases. A case is plain when there is nothing to weigh: handed in the first time,
/// in time, with the usual outcome, by the date it began with, nobody has objected or commented, and every file opens.
/// </summary>
public sealed class LikeCases(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>Groups of at least two first; one case alone is no group.</summary>
    public async Task<IReadOnlyList<LikeGroup>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var authority = new TaskAuthority(await staff.GetAsync(db, ct), VietnamTime.DateOf(clock.GetUtcNow()));
        var addresses = authority.Staff.AddressesOf(actor.PersonId, authority.On);
        var approvals = await db.Set<UserTask>().AsNoTracking()
            .Where(t => t.Kind == TaskKind.Approval && (t.State == TaskState.Open || t.State == TaskState.Claimed)
                && (addresses.Contains(t.Assignee) || db.Set<TaskParty>().Any(p => p.TaskId == t.Id && addresses.Contains(p.Address))))
            .OrderBy(t => t.DueDate).ThenBy(t => t.OpenedAt).ThenBy(t => t.Id).Take(Most).ToListAsync(ct);
        if (approvals.Count == 0) return [];
        var instances = approvals.Select(t => t.InstanceId).Distinct().ToList();
        var definitions = await db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => instances.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.DefinitionId, ct);
        var executions = approvals.SelectMany(t => t.ReviewedExecutionIds).Distinct().ToList();
        var works = (await db.Set<UserTask>().AsNoTracking()
            .Where(t => instances.Contains(t.InstanceId) && t.Kind == TaskKind.UserTask && executions.Contains(t.ExecutionId)).ToListAsync(ct)).ToLookup(t => t.InstanceId);
        var ids = works.SelectMany(group => group).Select(t => t.Id).ToList();
        var files = (await db.Set<EvidenceFile>().AsNoTracking().Where(f => ids.Contains(f.TaskId) && f.RemovedAt == null)
            .Select(f => new { f.TaskId, f.Scan }).ToListAsync(ct)).ToLookup(f => f.TaskId, f => f.Scan);
        var comments = await db.Set<TaskComment>().AsNoTracking().Where(c => ids.Contains(c.TaskId)).GroupBy(c => c.TaskId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        var cases = new List<(string Definition, LikeCase Case)>();
        foreach (var approval in approvals)
        {
            var reviewed = works[approval.InstanceId].Where(t => approval.ReviewedExecutionIds.Contains(t.ExecutionId)).ToList();
            if (!MayDecide(approval, reviewed, actor, authority)) continue;
            var odd = Odd(approval, reviewed, reviewed.SelectMany(t => files[t.Id]), reviewed.Sum(t => comments.GetValueOrDefault(t.Id)));
            cases.Add((definitions[approval.InstanceId], new LikeCase(approval, reviewed, reviewed.Sum(t => files[t.Id].Count()), [.. odd])));
        }
        return [.. cases.GroupBy(one => (one.Definition, one.Case.Approval.ActivityId)).Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count(one => one.Case.IsPlain)).ThenBy(group => group.Key.Definition, StringComparer.Ordinal).ThenBy(group => group.Key.ActivityId, StringComparer.Ordinal)
            .Select(group => new LikeGroup(group.Key.Definition, group.Key.ActivityId, [.. group.Select(one => one.Case)]))];
    }

    private static bool MayDecide(UserTask approval, List<UserTask> reviewed, Actor actor, TaskAuthority authority)
    {
        try
        {
            ApproverSeat.Of(approval, reviewed, actor, authority);
            return true;
        }
        catch (TaskRefusedException)
        {
            return false;
        }
    }

    private static IEnumerable<Words> Odd(UserTask approval, List<UserTask> reviewed, IEnumerable<EvidenceScan> files, int comments)
    {
        if (reviewed.Count == 0) yield return LikeWords.NothingReviewed;
        if (approval.Decisions.Any(one => one.Verdict != ApprovalVerdict.Approved)) yield return LikeWords.Objected;
        foreach (var task in reviewed)
        {
            if (task.Rounds.Any(round => round.Verdict == RoundVerdict.Returned)) yield return LikeWords.ReturnedBefore(task.Rounds.Count(round => round.Verdict == RoundVerdict.Returned));
            if (task.Outcome is { } outcome && task.Outcomes.Count > 1 && outcome != task.Outcomes[0]) yield return LikeWords.OtherOutcome;
            if (task.DueDate is { } due && task.SubmittedAt is { } at && VietnamTime.DateOf(at) > due) yield return LikeWords.Late(due);
            if (task.DueReason is not null && task.OriginalDueDate != task.DueDate) yield return LikeWords.DateMoved;
        }
        if (files.Any(scan => scan is EvidenceScan.Quarantined or EvidenceScan.Infected)) yield return LikeWords.ShutFile;
        if (comments > 0) yield return LikeWords.Comments(comments);
    }
}
