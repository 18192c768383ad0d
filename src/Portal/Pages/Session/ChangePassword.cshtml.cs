using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>A new password of the person's own choosing; after a generated one this is the only page that opens.</summary>
public sealed class ChangePasswordModel(
    ChangeOwnPassword change, UserManager<Application.Identity.Account> users, SessionCookie cookie, Say say) : PageModel
{
    [BindProperty]
    public string Current { get; set; } = "";

    [BindProperty]
    public string Chosen { get; set; } = "";

    [BindProperty]
    public string Repeated { get; set; } = "";

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public bool Forced => User.HasClaim(claim => claim.Type == AccountClaims.MustChangePassword);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((Chosen ?? "") != (Repeated ?? ""))
            return Wrong(say["Hai lần nhập mật khẩu mới không giống nhau. Nhập lại cả hai ô."]);
        var actor = AccountClaims.ActorOf(User);
        try
        {
            var errors = await change.RunAsync(new ChangeOwnPassword.Command(Current ?? "", Chosen ?? "", SessionCookie.Of(User), SessionCookie.VisitOf(HttpContext)), actor, ct);
            if (errors is not null)
                return Wrong([.. errors.Select(say.Password)]);
        }
        catch (AccountRefusedException)
        {
            return Wrong(say["Tài khoản trình diễn dùng mật khẩu in ở cửa sổ khởi động, không đổi được."]);
        }
        var account = await users.FindByIdAsync(actor.PersonId);
        await cookie.IssueAsync(HttpContext, account!, SessionCookie.Of(User)!.Value);
        TempData["Toast"] = say["Đã đổi mật khẩu. Các phiên khác đã kết thúc."];
        return LocalRedirect("/viec-cua-toi");
    }

    private PageResult Wrong(params IReadOnlyList<string> errors)
    {
        Errors = errors;
        return Page();
    }
}
