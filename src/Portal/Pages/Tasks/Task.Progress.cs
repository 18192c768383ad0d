using Microsoft.AspNetCore.Mvc;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The button that says how far the work is.</summary>
public sealed partial class TaskModel
{
    public Task<IActionResult> OnPostProgressAsync(string op, string? text, string? percent, CancellationToken ct) =>
        TellAsync(desks.FileProgress.RunAsync(new(Id, op, text, percent), visitor.Actor, ct), ct, "progress", text);
}
