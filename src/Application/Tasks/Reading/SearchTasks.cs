using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>Finds tasks by every word of title and subject, ignoring case and diacritics; newest due date first, finished ones too.</summary>
public sealed class SearchTasks(IDbContextFactory<WorkflowsDb> databases)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<TaskListItem>> FindAsync(string text, string? planCode, CancellationToken ct)
    {
        var words = SearchFolding.Words(text);
        if (words.Count == 0) return [];
        await using var db = await databases.CreateDbContextAsync(ct);
        var tasks = db.Set<UserTask>().AsNoTracking();
        if (planCode is not null) tasks = tasks.Where(t => t.PlanCode == planCode);
        foreach (var word in words) tasks = tasks.Where(t => t.SearchText.Contains(word));
        return await tasks.OrderByDescending(t => t.DueDate).Take(Most).AsItems().ToListAsync(ct);
    }
}
