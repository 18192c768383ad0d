using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Account;

/// <summary>
/// Asks for the link that sets a new password. Whether the account exists shows neither in the words nor in the time: every
/// answer comes after the same half second, which is far longer than the work.
/// </summary>
public sealed class ForgotPasswordModel(AskForPasswordLink ask, SystemTime system, Say say) : PageModel
{
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromMilliseconds(500);

    [BindProperty]
    public string? UserName { get; set; }

    public bool Taken { get; private set; }

    public string? Refusal { get; private set; }

    public int Minutes { get; } = (int)AskForPasswordLink.Lives.TotalMinutes;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var name = (UserName ?? "").Trim();
        if (name.Length is 0 or > 254)
        {
            Refusal = say["Ghi tên đăng nhập của bạn."];
            return Page();
        }
        var started = system.Provider.GetTimestamp();
        var outcome = await ask.RunAsync(new(name, SessionCookie.VisitOf(HttpContext)), ct);
        if (AnswerAfter - system.Provider.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, system.Provider, ct);
        Taken = outcome == AskForPasswordLink.Outcome.Taken;
        Refusal = Taken ? null : say["Từ mạng của bạn vừa có quá nhiều đề nghị. Thử lại sau một giờ, hoặc báo quản trị."];
        return Page();
    }
}
