using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Pages.Session;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Account;

/// <summary>Where the link from the mail leads: opening it changes nothing, the button sets the password.</summary>
public sealed class SetPasswordModel(SetForgottenPassword set, Say say) : PageModel
{
    /// <summary>The token of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ma { get; set; }

    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>The name of the account the link belongs to; null when it does not work.</summary>
    public string? Account { get; private set; }

    /// <summary>The link was taken from the outbox, where its token stands sealed.</summary>
    public bool Sealed => Ma?.StartsWith(MailSeal.Sign, StringComparison.Ordinal) == true;

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public int Minutes { get; } = (int)AskForPasswordLink.Lives.TotalMinutes;

    public async Task OnGetAsync(CancellationToken ct) => Account = await set.ReadAsync(Ma ?? "", ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((Chosen ?? "") != (Repeated ?? ""))
        {
            Account = await set.ReadAsync(Ma ?? "", ct);
            Errors = [say["Hai lần nhập mật khẩu mới không giống nhau. Nhập lại cả hai ô."]];
            return Page();
        }
        var result = await set.RunAsync(new(Ma ?? "", Chosen ?? "", SessionCookie.VisitOf(HttpContext)), ct);
        if (result is { UserName: not null, Errors.Count: 0 })
        {
            TempData["Toast"] = say["Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu đó."];
            return RedirectToPage("/Account/SignIn");
        }
        (Account, Errors) = (result.UserName, [.. result.Errors.Select(say.Password)]);
        return Page();
    }
}
