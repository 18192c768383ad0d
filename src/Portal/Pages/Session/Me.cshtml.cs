using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>What a person can set for themselves; the foot of every mail leads here.</summary>
public sealed class MeModel(Visitor visitor) : PageModel
{
    public Task OnGetAsync(CancellationToken ct) => visitor.ArriveAsync(ct);
}
