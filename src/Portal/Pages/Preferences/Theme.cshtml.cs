using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VanQuan.Workflows.Portal.Pages.Preferences;

/// <summary>Light or dark for this browser; without a choice the system's setting holds.</summary>
public sealed class ThemeModel : PageModel
{
    public IActionResult OnPost(string? theme, string? back)
    {
        Hosting.Preferences.RememberTheme(HttpContext, theme == "dark" ? "dark" : "light");
        return LocalRedirect(Url.IsLocalUrl(back) ? back! : "/");
    }
}
