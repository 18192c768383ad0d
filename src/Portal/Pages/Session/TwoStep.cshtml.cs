using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>A person's second step: set up with an app, renewed, turned off. Recovery codes are shown once, here, and kept nowhere in clear.</summary>
public sealed class TwoStepModel(
    ReadTwoStep read, SetUpTwoStep setUp, ChangeTwoStep change, UserManager<Application.Identity.Account> users, SessionCookie cookie, Visitor visitor, Say say) : PageModel
{
    /// <param name="Key">The secret in groups of four, for typing.</param>
    public sealed record Waiting(string Key, string Address, QrPicture Picture);

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool On { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>A secret that no code has confirmed yet.</summary>
    public Waiting? Pending { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public string? Refusal { get; private set; }

    public bool Forced => User.HasClaim(claim => claim.Type == AccountClaims.MustSetUpTwoStep) && !On;

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        try
        {
            await setUp.BeginAsync(visitor.Actor, ct);
        }
        catch (AccountRefusedException)
        {
            TempData["Toast"] = say["Xác nhận hai bước đã bật trước đó."];
        }
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        RecoveryCodes = (await setUp.ConfirmAsync(Code ?? "", SessionCookie.Of(User), visitor.Actor, ct)).RecoveryCodes;
        if (RecoveryCodes is null)
            Refusal = say["Mã chưa đúng hoặc đã hết 30 giây. Chờ mã kế tiếp rồi nhập lại; nếu vẫn sai, xem giờ của điện thoại có đúng không."];
        else
            await RenewCookieAsync();
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        var result = await change.RunAsync(new(Password ?? "", Code ?? "", TurnOff: false), visitor.Actor, ct);
        (RecoveryCodes, Refusal) = (result.RecoveryCodes, Word(result));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var result = await change.RunAsync(new(Password ?? "", Code ?? "", TurnOff: true), visitor.Actor, ct);
        if ((Refusal = Word(result)) is not null)
            return await ShowAsync(ct);
        await RenewCookieAsync();
        TempData["Toast"] = say["Đã tắt xác nhận hai bước."];
        return RedirectToPage();
    }

    /// <summary>The account's stamp has changed; this session goes on under the new one.</summary>
    private async Task RenewCookieAsync() =>
        await cookie.IssueAsync(HttpContext, (await users.FindByIdAsync(visitor.Actor.PersonId))!, SessionCookie.Of(User)!.Value);

    private async Task<PageResult> ShowAsync(CancellationToken ct)
    {
        (Code, Password) = (null, null);
        var state = await read.RunAsync(visitor.Actor.PersonId, ct);
        (On, CodesLeft) = (state.On, state.CodesLeft);
        if (state.Pending is { } pending)
            Pending = new(string.Join(' ', pending.Key.Chunk(4).Select(four => new string(four))), pending.Address, QrPicture.Of(pending.Address));
        return Page();
    }

    private string? Word(ChangeTwoStep.Result result) => result.Outcome switch
    {
        ChangeTwoStep.Outcome.Done => null,
        ChangeTwoStep.Outcome.LockedOut => say["Tài khoản tạm khóa vì nhập sai nhiều lần. Thử lại sau {0}, hoặc báo quản trị.", Say.Time(result.LockedUntil!.Value)],
        ChangeTwoStep.Outcome.Required => say["Vai trò của bạn phải có xác nhận hai bước nên không tắt được. Đổi điện thoại: báo quản trị gỡ rồi bật lại."],
        ChangeTwoStep.Outcome.NotOn => say["Xác nhận hai bước chưa bật."],
        _ => say["Mật khẩu hoặc mã chưa đúng, hoặc mã đã dùng rồi. Còn {0} lần thử trước khi tài khoản tạm khóa.", result.TriesLeft],
    };
}
