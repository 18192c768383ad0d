using Microsoft.AspNetCore.Mvc;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Pages.Tasks.Desk;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The buttons of saved views.</summary>
public sealed partial class MyTasksModel
{
    private (string Error, string? Typed, string? Renaming)? viewProblem;

    public DeskViews Views { get; private set; } = null!;

    public async Task<IActionResult> OnPostSaveViewAsync(string op, string? name, CancellationToken ct) =>
        await ToldAsync(await views.SaveAsync(name, Query.ToKeep().AsText, op, visitor.Actor, ct), name, null, say["Đã lưu cách nhìn “{0}”.", name?.Trim()], ct);

    public async Task<IActionResult> OnPostRenameViewAsync(string op, string view, string? name, CancellationToken ct) =>
        await ToldAsync(await views.RenameAsync(view, name, op, visitor.Actor, ct), name, view, say["Đã đổi tên cách nhìn."], ct);

    public async Task<IActionResult> OnPostDeleteViewAsync(string op, string view, CancellationToken ct)
    {
        await views.DeleteAsync(view, op, visitor.Actor, ct);
        return await ToldAsync(null, null, null, say["Đã xóa cách nhìn."], ct);
    }

    /// <summary>Why not stands at its field with what was typed; otherwise back to the same list.</summary>
    private async Task<IActionResult> ToldAsync(Words? problem, string? typed, string? renaming, string done, CancellationToken ct)
    {
        if (problem is null)
        {
            TempData["Toast"] = done;
            return LocalRedirect(Query.Link);
        }
        viewProblem = (say.Of(problem), typed, renaming);
        await OnGetAsync(ct);
        return Page();
    }

    private async Task ReadViewsAsync(CancellationToken ct) =>
        Views = new DeskViews(await views.OfAsync(visitor.Actor.PersonId, ct), Query, Guid.NewGuid().ToString("N"), viewProblem?.Error, viewProblem?.Typed, viewProblem?.Renaming);
}
