using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>A new password of the person's own choosing; after a generated one this is the only page that opens.</summary>
public sealed class ChangePasswordModel(
    ChangeOwnPassword change, UserManager<Application.Identity.Account> users,
    IUserClaimsPrincipalFactory<Application.Identity.Account> claims, Say say) : PageModel
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
            var errors = await change.RunAsync(new ChangeOwnPassword.Command(Current ?? "", Chosen ?? ""), actor, ct);
            if (errors is not null)
                return Wrong([.. errors.Select(Word)]);
        }
        catch (AccountRefusedException)
        {
            return Wrong(say["Tài khoản trình diễn dùng mật khẩu in ở cửa sổ khởi động, không đổi được."]);
        }
        var account = await users.FindByIdAsync(actor.PersonId);
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, await claims.CreateAsync(account!));
        TempData["Toast"] = say["Đã đổi mật khẩu."];
        return LocalRedirect("/viec-cua-toi");
    }

    private PageResult Wrong(params IReadOnlyList<string> errors)
    {
        Errors = errors;
        return Page();
    }

    private string Word(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => say["Mật khẩu hiện nay chưa đúng. Nhập lại."],
        nameof(IdentityErrorDescriber.PasswordTooShort) => say["Mật khẩu mới cần ít nhất 12 ký tự."],
        nameof(IdentityErrorDescriber.PasswordRequiresDigit) => say["Mật khẩu mới cần ít nhất một chữ số."],
        nameof(IdentityErrorDescriber.PasswordRequiresLower) => say["Mật khẩu mới cần ít nhất một chữ thường."],
        nameof(IdentityErrorDescriber.PasswordRequiresUpper) => say["Mật khẩu mới cần ít nhất một chữ hoa."],
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => say["Mật khẩu mới cần ít nhất 6 ký tự khác nhau."],
        "PasswordContainsName" => say["Mật khẩu mới không được chứa tên đăng nhập hoặc tên địa phương."],
        "PasswordUnchanged" => say["Mật khẩu mới phải khác mật khẩu hiện nay."],
        _ => error.Description,
    };
}
