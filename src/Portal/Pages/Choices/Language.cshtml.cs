using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Localisation;

namespace VanQuan.Workflows.Portal.Pages.Choices;

/// <summary>Switches the language: for this browser, and for the signed-in person's mails and other browsers.</summary>
public sealed class LanguageModel(WorkflowsDb db) : PageModel
{
    public async Task<IActionResult> OnPostAsync(string? language, string? back, CancellationToken ct)
    {
        Preferences.RememberLanguage(HttpContext, Languages.Normal(language));
        if (User.Identity?.IsAuthenticated == true)
        {
            var me = AccountClaims.ActorOf(User).PersonId;
            var account = await db.Users.SingleAsync(one => one.Id == me, ct);
            account.Language = Languages.Normal(language);
            await db.SaveChangesAsync(ct);
        }
        return LocalRedirect(Url.IsLocalUrl(back) ? back! : "/");
    }
}
