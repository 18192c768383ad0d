using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VanQuan.Workflows.Portal.Pages;

/// <summary>The front door leads to one's own work.</summary>
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/viec-cua-toi");
}
