using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin;

/// <summary>How accounts sign in: second steps and ties to the provider taken off, sessions ended, each with a reason.</summary>
public sealed class SignInsModel(
    ReadSignIns read, ResetTwoStep resetTwoStep, UnbindProvider unbind, EndSessionsOf endSessions, RemovePasskeysOf removePasskeys, Visitor visitor, Say say) : PageModel
{
    private string? self;

    public IReadOnlyList<ReadSignIns.Line> Lines { get; private set; } = [];

    /// <summary>The account whose forms are open.</summary>
    public ReadSignIns.Line? Chosen { get; private set; }

    public bool IsSelf => Chosen is not null && Chosen.UserName == self;

    public string? Search { get; private set; }

    public string? Reason { get; private set; }

    public string? Refusal { get; private set; }

    public Task OnGetAsync(string? ten, string? tim, CancellationToken ct) => ListAsync(ten, tim, ct);

    public Task<IActionResult> OnPostTwoStepAsync(string ten, string? lyDo, CancellationToken ct) => DoAsync(ten, lyDo, async reason =>
    {
        await resetTwoStep.RunAsync(new(ten, reason), visitor.Actor, ct);
        return say["Đã gỡ xác nhận hai bước của {0}.", ten];
    }, ct);

    public Task<IActionResult> OnPostProviderAsync(string ten, string? lyDo, CancellationToken ct) => DoAsync(ten, lyDo, async reason =>
    {
        await unbind.RunAsync(new(ten, reason), visitor.Actor, ct);
        return say["Đã gỡ liên kết của {0}.", ten];
    }, ct);

    public Task<IActionResult> OnPostPasskeysAsync(string ten, string? lyDo, CancellationToken ct) => DoAsync(ten, lyDo, async reason =>
    {
        await removePasskeys.RunAsync(new(ten, reason), visitor.Actor, ct);
        return say["Đã gỡ khóa truy cập của {0}.", ten];
    }, ct);

    public Task<IActionResult> OnPostSessionsAsync(string ten, string? lyDo, CancellationToken ct) => DoAsync(ten, lyDo, async reason =>
        say["Đã kết thúc {0} phiên.", await endSessions.RunAsync(new(ten, reason), visitor.Actor, ct)], ct);

    /// <summary>"Mật khẩu và mã; tài khoản của tỉnh".</summary>
    public string Ways(ReadSignIns.Line line)
    {
        var ways = new List<string>();
        if (line.HasPassword)
            ways.Add(say["mật khẩu"]);
        if (line.Provider is not null)
            ways.Add(say[line.Provider]);
        var words = string.Join(say[" hoặc "], ways);
        if (line.TwoStep)
            words = say["{0}, và mã", words];
        // A passkey is both steps: no code comes after it.
        if (line.Passkeys > 0)
            words = string.Join("; ", ((string[])[words, say["{0} khóa truy cập", line.Passkeys]]).Where(way => way.Length > 0));
        return words.Length == 0 ? say["Chưa đăng nhập được"] : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private async Task<IActionResult> DoAsync(string name, string? reason, Func<string, Task<string>> use, CancellationToken ct)
    {
        try
        {
            TempData["Toast"] = await use(reason ?? "");
            return RedirectToPage();
        }
        catch (AccountRefusedException refused)
        {
            Refusal = refused.Refusal switch
            {
                AccountRefusal.NoReason => say["Ghi lý do rồi bấm lại."],
                AccountRefusal.NotSetUp => say["Không còn gì để gỡ: có người vừa làm việc này."],
                AccountRefusal.UnknownAccount => say["Không có tài khoản này."],
                _ => say["Bạn không làm được việc này với tài khoản này."],
            };
            Reason = reason;
            await ListAsync(name, null, ct);
            return Page();
        }
    }

    private async Task ListAsync(string? name, string? search, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var lines = await read.RunAsync(ct);
        self = User.Identity?.Name;
        Chosen = lines.FirstOrDefault(line => line.UserName == name);
        Search = string.IsNullOrWhiteSpace(search) ? null : search.Trim();
        Lines = Search is null ? lines : [.. lines.Where(line => SearchFolding.Fold($"{line.UserName} {line.FullName}").Contains(SearchFolding.Fold(Search), StringComparison.Ordinal))];
    }
}
