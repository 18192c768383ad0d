using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Choices;

/// <summary>Light or dark for this browser; without a choice the system's setting holds.</summary>
public sealed class ThemeModel : PageModel
{
    public IActionResult OnPost(string? theme, string? back)
    {
        Preferences.RememberTheme(HttpContext, theme == "dark" ? "dark" : "light");
        return LocalRedirect(Url.IsLocalUrl(back) ? back! : "/");
    }
}
