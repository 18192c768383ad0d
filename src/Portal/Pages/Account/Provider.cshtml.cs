using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Account;

/// <summary>
/// Sends people to the identity provider (a button) and decides about whoever comes back. Coming back is a GET because the provider
/// answers with a redirect: it counts once, and only in the browser whose button began it. Refusals are told here, with the way out.
/// </summary>
public sealed class ProviderModel(SignInByProvider signIn, SessionCookie cookie, IOptions<ProviderSettings> settings, Say say) : PageModel
{
    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string Name => say[settings.Value.Name];

    public string Refusal { get; private set; } = "";

    public string WayOut { get; private set; } = "";

    public async Task<IActionResult> OnPostAsync(bool khac, CancellationToken ct)
    {
        if (!settings.Value.IsOn)
            return NotFound();
        var way = new OpenIdConnectChallengeProperties { RedirectUri = Url.IsLocalUrl(Ve) ? $"{ProviderSignIn.Page}?ve={Uri.EscapeDataString(Ve!)}" : ProviderSignIn.Page, Prompt = khac ? "select_account" : null };
        try
        {
            await HttpContext.ChallengeAsync(ProviderSignIn.Scheme, way);
            return new EmptyResult();
        }
        catch (InvalidOperationException)
        {
            // Its discovery document cannot be read.
            return Told("nguon");
        }
    }

    public async Task<IActionResult> OnGetAsync(string? loi, CancellationToken ct)
    {
        if (!settings.Value.IsOn)
            return NotFound();
        if (loi is not null)
            return Told(loi);
        if (await ProviderSignIn.CameBackAsync(HttpContext) is not { } who)
            return RedirectToPage("/Account/SignIn", new { ve = Ve });
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var result = await signIn.RunAsync(who, ct);
        if (result.SignedIn is not { Account: { } account } signedIn)
            return Told(result.Refusal!.Value, who);
        if (signedIn.Session is not { } session)
        {
            await SessionCookie.IssueFirstStepAsync(HttpContext, account);
            return RedirectToPage("/Account/Code", new { ve = Ve });
        }
        await cookie.IssueAsync(HttpContext, account, session);
        Preferences.RememberLanguage(HttpContext, account.Language);
        return LocalRedirect(Url.IsLocalUrl(Ve) ? Ve! : "/viec-cua-toi");
    }

    private PageResult Told(string why) => why == "tu-choi"
        ? Told(say["Bạn đã dừng lại ở trang đăng nhập bên đó."], say["Chưa có gì thay đổi. Thử lại, hoặc đăng nhập bằng tên và mật khẩu ở đây."])
        : Told(say["Không liên lạc được với nơi cấp tài khoản, hoặc câu trả lời không dùng được."], say["Thử lại sau ít phút, hoặc đăng nhập bằng tên và mật khẩu ở đây. Nếu vẫn lỗi, báo quản trị kèm giờ xảy ra."]);

    private PageResult Told(ProviderRefusal refusal, SignInByProvider.Command who) => refusal switch
    {
        ProviderRefusal.NoName => Told(say["Nơi cấp tài khoản không cho biết tên của bạn."], say["Báo quản trị: cần cho phép gửi tên đăng nhập hoặc địa chỉ thư sang hệ thống này."]),
        ProviderRefusal.EmailNotVerified => Told(say["Địa chỉ thư {0} chưa được nơi cấp tài khoản xác nhận.", who.Email], say["Xác nhận địa chỉ thư ở bên đó rồi thử lại."]),
        ProviderRefusal.SeveralAccounts => Told(say["Nhiều tài khoản ở đây cùng dùng địa chỉ thư {0}.", who.Email], say["Đăng nhập bằng tên và mật khẩu, hoặc báo quản trị ghi cho mỗi người một địa chỉ riêng."]),
        ProviderRefusal.BoundToAnother => Told(say["Tài khoản này đã gắn với một người khác ở bên đó."], say["Nếu tên này nay là của bạn, báo quản trị gỡ liên kết cũ rồi thử lại."]),
        ProviderRefusal.LockedOut => Told(say["Tài khoản tạm khóa vì nhập sai nhiều lần."], say["Thử lại sau ít phút, hoặc báo quản trị."]),
        _ => Told(say["Không có tài khoản nào ở đây ứng với {0}.", who.UserName ?? who.Email ?? who.Subject], say["Tài khoản không tự tạo: báo quản trị của Văn phòng HĐND và UBND huyện thêm tài khoản cho bạn. Nếu tài khoản đã khóa, báo quản trị mở lại."]),
    };

    private PageResult Told(string refusal, string wayOut)
    {
        (Refusal, WayOut) = (refusal, wayOut);
        Response.Headers.ContentSecurityPolicy = SafeHeaders.WithFormsTo(settings.Value.Origin);
        return Page();
    }
}
