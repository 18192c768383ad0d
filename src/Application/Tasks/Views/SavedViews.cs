using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Views;

/// <summary>A person's saved views by name: reads, saves, renames and deletes them. Everybody has their own and nobody else's.</summary>
public sealed class SavedViews(IDbContextFactory<WorkflowsDb> databases, Transition transition)
{
    public static readonly Words NoName = new("Chưa đặt tên cho cách nhìn. Viết vài chữ để lần sau nhận ra.", "The view has no name. A few words let you find it again.");
    public static readonly Words TooMany = new($"Đã có {SavedView.Most} cách nhìn. Xóa bớt một cách nhìn cũ rồi lưu.", $"There are {SavedView.Most} views already. Delete an old one first.");
    public static readonly Words TooLong = new("Bộ lọc này dài quá mức lưu được. Rút gọn chữ tìm kiếm rồi lưu.", "This filter is too long to be kept. Shorten what you search for.");

    public async Task<IReadOnlyList<SavedView>> OfAsync(string personId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SavedView>().AsNoTracking().Where(view => view.PersonId == personId).OrderBy(view => view.Name).ToListAsync(ct);
    }

    /// <summary>Saves the view; one of the same name is replaced. Null when it is saved, else why not.</summary>
    public async Task<Words?> SaveAsync(string? name, string query, string operationId, Actor actor, CancellationToken ct)
    {
        if (NameOf(name) is not { } given)
            return NoName;
        if (query.Length > SavedView.LongestQuery)
            return TooLong;
        return await RunAsync("SaveView", operationId, actor, async (views, scope) =>
        {
            if (views.Find(view => string.Equals(view.Name, given, StringComparison.OrdinalIgnoreCase)) is { } same)
            {
                (same.Name, same.Query) = (given, query);
            }
            else if (views.Count >= SavedView.Most)
            {
                return TooMany;
            }
            else
            {
                scope.Db.Add(new SavedView { Id = Guid.NewGuid().ToString("N"), PersonId = actor.PersonId, Name = given, Query = query, CreatedAt = scope.Now });
            }
            Note(scope, "ViewSaved", given);
            return await Task.FromResult<Words?>(null);
        }, ct);
    }

    public async Task<Words?> RenameAsync(string id, string? name, string operationId, Actor actor, CancellationToken ct)
    {
        if (NameOf(name) is not { } given)
            return NoName;
        return await RunAsync("RenameView", operationId, actor, (views, scope) =>
        {
            if (views.Find(view => view.Id == id) is not { } view)
                return Task.FromResult<Words?>(null);
            if (views.Exists(other => other.Id != id && string.Equals(other.Name, given, StringComparison.OrdinalIgnoreCase)))
                return Task.FromResult<Words?>(new($"Bạn đã có cách nhìn tên “{given}”. Chọn tên khác.", $"You already have a view called “{given}”. Choose another name."));
            view.Name = given;
            Note(scope, "ViewRenamed", given);
            return Task.FromResult<Words?>(null);
        }, ct);
    }

    public Task DeleteAsync(string id, string operationId, Actor actor, CancellationToken ct) => RunAsync("DeleteView", operationId, actor, (views, scope) =>
    {
        if (views.Find(view => view.Id == id) is { } view)
        {
            scope.Db.Remove(view);
            Note(scope, "ViewDeleted", view.Name);
        }
        return Task.FromResult<Words?>(null);
    }, ct);

    private Task<Words?> RunAsync(string use, string operationId, Actor actor, Func<List<SavedView>, TransitionScope, Task<Words?>> change, CancellationToken ct) =>
        transition.RunAsync(actor, $"{use}/{actor.PersonId}/{operationId}", async scope =>
            await change(await scope.Db.Set<SavedView>().Where(view => view.PersonId == actor.PersonId).ToListAsync(ct), scope), ct);

    private static void Note(TransitionScope scope, string verb, string name) =>
        scope.Db.Audit.Add(AuditChain.Account(scope.Actor.PersonId), scope.Actor, scope.Now, verb, texts: new Dictionary<string, string> { ["name"] = name });

    private static string? NameOf(string? name)
    {
        var given = name?.Trim() ?? "";
        return given.Length == 0 ? null : given[..Math.Min(given.Length, SavedView.LongestName)];
    }
}
