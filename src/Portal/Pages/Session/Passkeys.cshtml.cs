using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>A person's passkeys; the page's script asks the browser for a new one between two posts.</summary>
public sealed partial class PasskeysModel(KeepPasskeys keep, SignInManager<Application.Identity.Account> keys, Visitor visitor, Say say, ILogger<PasskeysModel> log) : PageModel
{
    public IReadOnlyList<KeepPasskeys.Line> Keys { get; private set; } = [];

    public string Suggested => SessionCookie.VisitOf(HttpContext) is { Browser.Length: > 0, System.Length: > 0 } visit ? say["{0} trên {1}", visit.Browser, visit.System] : "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Keys = await keep.ReadAsync(visitor.Actor.PersonId);
    }

    public async Task<IActionResult> OnPostChallengeAsync(string? password, CancellationToken ct)
    {
        if (await keep.AllowAsync(password ?? "", visitor.Actor, ct) is not KeepPasskeys.Outcome.Done and var refused)
            return Refused(refused);
        var me = visitor.Actor;
        return Content(await keys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.PersonId, Name = User.Identity!.Name!, DisplayName = me.Name }), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name, CancellationToken ct)
    {
        var made = await MadeAsync(credential);
        await SessionCookie.ForgetFirstStepAsync(HttpContext);
        if (made is not { Succeeded: true } || made.UserEntity.Id != visitor.Actor.PersonId)
            return Refused(KeepPasskeys.Outcome.Unknown);
        if (await keep.AddAsync(made.Passkey, name ?? "", visitor.Actor, ct) is not KeepPasskeys.Outcome.Done and var refused)
            return Refused(refused);
        TempData["Toast"] = say["Đã thêm khóa truy cập."];
        return new JsonResult(new { go = "/tai-khoan/khoa" });
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken ct)
    {
        TempData["Toast"] = await keep.RemoveAsync(id ?? "", visitor.Actor, ct) == KeepPasskeys.Outcome.Done ? say["Đã gỡ khóa truy cập."] : say["Khóa này đã gỡ trước đó."];
        return RedirectToPage();
    }

    private async Task<PasskeyAttestationResult?> MadeAsync(string? credential)
    {
        try
        {
            var made = await keys.PerformPasskeyAttestationAsync(credential ?? "");
            if (!made.Succeeded)
                LogRefused(log, made.Failure.Message);
            return made;
        }
        catch (InvalidOperationException missing)
        {
            // No challenge was asked for in this browser, or too long ago.
            LogRefused(log, missing.Message);
            return null;
        }
    }

    private JsonResult Refused(KeepPasskeys.Outcome outcome) => new(new { problem = Word(outcome) }) { StatusCode = StatusCodes.Status400BadRequest };

    private string Word(KeepPasskeys.Outcome outcome) => outcome switch
    {
        KeepPasskeys.Outcome.WrongPassword => say["Mật khẩu chưa đúng. Nhập lại."],
        KeepPasskeys.Outcome.LockedOut => say["Tài khoản tạm khóa vì nhập sai nhiều lần."],
        KeepPasskeys.Outcome.TooMany => say["Đã có {0} khóa. Gỡ bớt rồi thêm.", KeepPasskeys.Most],
        KeepPasskeys.Outcome.NotAllowed => say["Tài khoản trình diễn không dùng khóa truy cập."],
        _ => say["Máy chưa tạo được khóa, hoặc bạn đã dừng lại. Thử lại."],
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A passkey was refused: {Reason}")]
    private static partial void LogRefused(ILogger log, string? reason);
}
