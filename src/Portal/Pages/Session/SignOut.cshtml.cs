using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Portal.Hosting.SigningIn;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>Ends the session; by a button, because a GET never changes anything.</summary>
public sealed class SignOutModel(EndOwnSessions sessions) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var current = SessionCookie.Of(User)!.Value;
        await sessions.RunAsync(new(current, current), AccountClaims.ActorOf(User), ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect("/dang-nhap");
    }
}
