using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>What came to a desk since <see cref="Stamp"/> was an earlier one, nearest due date first.</summary>
public sealed record WorkNews(long Stamp, IReadOnlyList<TaskListItem> Items);

/// <summary>
/// Whether work has come since a page was shown. The audit lines are numbered in the order of writing, so that the question costs
/// one row while nothing happens, and what happened is read from where the page left off, whatever a demo clock says.
/// </summary>
public sealed class NewWork(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    /// <summary>Lines looked through, the newest first; who was away for longer sees the rest on reloading.</summary>
    private const int MostLines = 1000;

    private static readonly string[] Coming = ["TaskOpened", "ApprovalOpened", "TaskReopened", "TaskReassigned", "TaskRefused", "TaskReleased", "TaskAskedAnew"];

    /// <summary>Where a page that is shown now stands.</summary>
    public async Task<long> StampAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await StampOf(db, ct);
    }

    public async Task<WorkNews> SinceAsync(Actor actor, long since, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var stamp = await StampOf(db, ct);
        if (stamp <= since)
            return new WorkNews(stamp, []);
        var lines = await db.Set<AuditLine>().AsNoTracking().Where(line => line.Id > since && Coming.Contains(line.Verb) && line.Data != null)
            .OrderByDescending(line => line.Id).Take(MostLines).Select(line => new { line.Verb, line.ActorId, line.Data }).ToListAsync(ct);
        // What one gave back oneself is no news.
        var ids = lines.Where(line => !(line.Verb == "TaskReleased" && line.ActorId == actor.PersonId)).Select(line => TaskOf(line.Data!)).OfType<string>().Distinct().ToList();
        if (ids.Count == 0)
            return new WorkNews(stamp, []);
        var addresses = (await staff.GetAsync(db, ct)).AddressesOf(actor.PersonId, VietnamTime.DateOf(clock.GetUtcNow()));
        var parties = db.Set<TaskParty>();
        var items = await db.Set<UserTask>().AsNoTracking().Where(task => ids.Contains(task.Id))
            .Where(task => (task.ClaimedBy == actor.PersonId && task.State == TaskState.Claimed)
                || ((task.Lane == TaskLane.Work || task.Lane == TaskLane.Decision)
                    && (addresses.Contains(task.Assignee) || parties.Any(party => party.TaskId == task.Id && addresses.Contains(party.Address)))))
            .OrderBy(task => task.DeskDay).ThenBy(task => task.Id).Take(MyTasks.Bound).AsItems().ToListAsync(ct);
        return new WorkNews(stamp, items);
    }

    private static async Task<long> StampOf(WorkflowsDb db, CancellationToken ct) => await db.Set<AuditLine>().MaxAsync(line => (long?)line.Id, ct) ?? 0;

    private static string? TaskOf(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("task", out var task) ? task.GetString() : null;
    }
}
