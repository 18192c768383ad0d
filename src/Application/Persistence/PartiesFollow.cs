using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>The further addresses of a task repeat what lists sort by; when that changes, they change in the same save.</summary>
internal static class PartiesFollow
{
    public static async ValueTask RunAsync(WorkflowsDb db, CancellationToken ct)
    {
        List<UserTask>? moved = null;
        foreach (var entry in db.ChangeTracker.Entries<UserTask>())
            if (entry.State == EntityState.Modified && (entry.Entity.Cooperating.Count > 0 || entry.Entity.Approvers.Count > 1)
                && (entry.Property(task => task.Lane).IsModified || entry.Property(task => task.DeskDay).IsModified))
                (moved ??= []).Add(entry.Entity);
        if (moved is null)
            return;
        var ids = moved.Select(task => task.Id).ToList();
        await db.Set<TaskParty>().Where(party => ids.Contains(party.TaskId)).LoadAsync(ct);
        foreach (var entry in db.ChangeTracker.Entries<TaskParty>().ToList())
            if (entry.State is EntityState.Unchanged or EntityState.Modified && moved.Find(task => task.Id == entry.Entity.TaskId) is { } task)
                entry.Entity.Follow(task);
        db.ChangeTracker.DetectChanges();
    }
}
