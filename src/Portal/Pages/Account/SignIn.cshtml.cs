using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Account;

/// <summary>
/// Name and password for a session. One error for both; the tries left are told for names that do not exist as well. Demo
/// accounts are listed only in the demo and only on this machine.
/// </summary>
public sealed class SignInModel(
    SignIn signIn, DemoPasswords demo, WorkflowsDb db, SessionCookie cookie, IOptions<IdentityOptions> identity, IOptions<ProviderSettings> provider, Say say) : PageModel
{
    public sealed record DemoAccount(string UserName, string Name, string? Unit);

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string? Refusal { get; private set; }

    public string? Hint { get; private set; }

    /// <summary>What people call the accounts of the identity provider; null without one.</summary>
    public string? ProviderName { get; private set; }

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(Target());
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await signIn.RunAsync(new SignIn.Command((UserName ?? "").Trim(), Password ?? "", Policies.IsLoopback(HttpContext), SessionCookie.VisitOf(HttpContext)), ct);
        if (result.Account is { } account)
        {
            if (result.Session is not { } session)
            {
                await SessionCookie.IssueFirstStepAsync(HttpContext, account);
                return RedirectToPage("/Account/Code", new { ve = Url.IsLocalUrl(Ve) ? Ve : null });
            }
            await cookie.IssueAsync(HttpContext, account, session);
            Preferences.RememberLanguage(HttpContext, account.Language);
            return LocalRedirect(result.Outcome == SignInOutcome.MustChangePassword ? "/doi-mat-khau" : Target());
        }
        (Refusal, Hint) = result.Outcome == SignInOutcome.LockedOut
            ? (say["Tài khoản tạm khóa vì nhập sai nhiều lần."], say["Thử lại sau {0}, hoặc báo quản trị.", Say.Time(result.LockedUntil!.Value)])
            : (say["Tên đăng nhập hoặc mật khẩu chưa đúng."], say["Còn {0} lần thử trước khi tài khoản tạm khóa {1} phút.", result.TriesLeft, identity.Value.Lockout.DefaultLockoutTimeSpan.TotalMinutes]);
        return await ShowAsync(ct);
    }

    private string Target() => Url.IsLocalUrl(Ve) ? Ve! : "/viec-cua-toi";

    private async Task<PageResult> ShowAsync(CancellationToken ct)
    {
        if (provider.Value.IsOn)
        {
            ProviderName = say[provider.Value.Name];
            Response.Headers.ContentSecurityPolicy = SafeHeaders.WithFormsTo(provider.Value.Origin);
        }
        await ListDemoAsync(ct);
        return Page();
    }

    private async Task ListDemoAsync(CancellationToken ct)
    {
        if (!demo.Enabled || !Policies.IsLoopback(HttpContext))
            return;
        DemoAccounts = await db.Users.Where(account => account.Demo && !account.Disabled).OrderBy(account => account.UserName)
            .Select(account => new DemoAccount(account.UserName!, account.FullName,
                (from post in db.Set<Membership>()
                 join unit in db.Set<UnitRow>() on post.UnitCode equals unit.Code
                 where post.PersonId == account.Id
                 orderby unit.Code
                 select unit.Name).FirstOrDefault()))
            .ToListAsync(ct);
    }
}
