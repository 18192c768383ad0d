using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Account;

/// <summary>What the sign-in page's script asks: a challenge for the browser, then where to go, or why not, in words.</summary>
public sealed partial class PasskeyModel(SignInManager<Application.Identity.Account> keys, SignInWithPasskey signIn, SessionCookie cookie, Say say, ILogger<PasskeyModel> log) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Account/SignIn");

    public async Task<IActionResult> OnPostChallengeAsync() => Content(await keys.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, string? ve, CancellationToken ct)
    {
        var proven = await ProvenAsync(credential);
        await SessionCookie.ForgetFirstStepAsync(HttpContext);
        if (proven is not { Succeeded: true } || await signIn.RunAsync(proven.User.Id, proven.Passkey, SessionCookie.VisitOf(HttpContext), ct) is not { } result)
            return Refused(say["Khóa truy cập này không mở được tài khoản nào. Đăng nhập bằng tên và mật khẩu."]);
        if (result is not { Account: { } account, Session: { } session })
            return Refused(say["Tài khoản tạm khóa vì nhập sai nhiều lần. Thử lại sau {0}, hoặc báo quản trị.", Say.Time(result.LockedUntil!.Value)]);
        await cookie.IssueAsync(HttpContext, account, session);
        Preferences.RememberLanguage(HttpContext, account.Language);
        return new JsonResult(new { go = result.Outcome == SignInOutcome.MustChangePassword ? "/doi-mat-khau" : Url.IsLocalUrl(ve) ? ve : "/viec-cua-toi" });
    }

    private async Task<PasskeyAssertionResult<Application.Identity.Account>?> ProvenAsync(string? credential)
    {
        try
        {
            var proven = await keys.PerformPasskeyAssertionAsync(credential ?? "");
            if (!proven.Succeeded)
                LogRefused(log, proven.Failure.Message);
            return proven;
        }
        catch (InvalidOperationException missing)
        {
            // No challenge was asked for in this browser, or too long ago.
            LogRefused(log, missing.Message);
            return null;
        }
    }

    private static JsonResult Refused(string why) => new(new { problem = why }) { StatusCode = StatusCodes.Status400BadRequest };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A passkey was refused: {Reason}")]
    private static partial void LogRefused(ILogger log, string? reason);
}
