using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Account;

/// <summary>The second step of a sign-in: a code of the app, or a recovery code.</summary>
public sealed class CodeModel(SignInWithCode signIn, SessionCookie cookie, Say say) : PageModel
{
    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string? Refusal { get; private set; }

    public string? Hint { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await SessionCookie.FirstStepOfAsync(HttpContext) is null ? RedirectToPage("/Account/SignIn", new { ve = Ve }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await SessionCookie.FirstStepOfAsync(HttpContext) is not { } first
            || await signIn.RunAsync(new(first.AccountId, first.Stamp, Typed ?? "", SessionCookie.VisitOf(HttpContext)), ct) is not { } result)
        {
            TempData["Toast"] = say["Đã quá 5 phút kể từ lúc nhập mật khẩu. Đăng nhập lại."];
            return RedirectToPage("/Account/SignIn", new { ve = Ve });
        }
        if (result is { Account: { } account, Session: { } session })
        {
            await SessionCookie.ForgetFirstStepAsync(HttpContext);
            await cookie.IssueAsync(HttpContext, account, session);
            Preferences.RememberLanguage(HttpContext, account.Language);
            return LocalRedirect(result.Outcome == SignInOutcome.MustChangePassword ? "/doi-mat-khau" : Url.IsLocalUrl(Ve) ? Ve! : "/viec-cua-toi");
        }
        (Refusal, Hint) = result.Outcome == SignInOutcome.LockedOut
            ? (say["Tài khoản tạm khóa vì nhập sai nhiều lần."], say["Thử lại sau {0}, hoặc báo quản trị.", Say.Time(result.LockedUntil!.Value)])
            : (say["Mã chưa đúng, đã hết 30 giây, hoặc đã dùng rồi."], say["Chờ mã kế tiếp rồi nhập lại. Còn {0} lần thử trước khi tài khoản tạm khóa.", result.TriesLeft]);
        return Page();
    }
}
