using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>Hands out an attached file under our content type, inert wherever it is opened: to keep, or (<c>?xem=true</c>) to look at inside our page.</summary>
public sealed class EvidenceModel(DownloadEvidence download, Visitor visitor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id, long file, bool xem, CancellationToken ct)
    {
        if (await download.RunAsync(id, file, visitor.Actor, ct, xem) is not { } found)
            return NotFound();
        foreach (var (name, value) in found.Headers)
            Response.Headers[name] = value;
        return File(found.Content, found.ContentType);
    }
}
