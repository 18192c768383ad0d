using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tokens;

/// <summary>A person's tokens for programs: made, shown once, ended. What a token may be used for is said in words.</summary>
public sealed class TokensModel(OwnTokens own, IssueToken issue, RevokeToken revoke, Visitor visitor, Say say) : PageModel
{
    public sealed record Row(string Id, string Name, string Scopes, DateTimeOffset Made, DateTimeOffset? Used, string State, bool IsLive);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    [BindProperty]
    public int Days { get; set; } = 90;

    public IReadOnlyList<Row> Tokens { get; private set; } = [];

    public IReadOnlyList<(string Scope, string Words)> Choices { get; private set; } = [];

    /// <summary>Shown in the answer to the request that made it, and never again.</summary>
    public IssueToken.Issued? Made { get; private set; }

    public string? Error { get; private set; }

    /// <summary>The field the error stands at; null for the whole page.</summary>
    public string? ErrorField { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken ct)
    {
        try
        {
            Made = await issue.RunAsync(new(Name ?? "", Scopes, Days), visitor.Actor, ct);
            (Name, Scopes, Days) = (null, [], 90);
            ModelState.Clear();
        }
        catch (TokenRefusedException refused)
        {
            (Error, ErrorField) = Words(refused.Refusal);
        }
        await ListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string id, CancellationToken ct)
    {
        try
        {
            await revoke.RunAsync(new(id), visitor.Actor, ct);
        }
        catch (TokenRefusedException refused)
        {
            (Error, ErrorField) = Words(refused.Refusal);
            await ListAsync(ct);
            return Page();
        }
        TempData["Toast"] = say["Đã thu hồi mã. Chương trình dùng mã này không vào được nữa."];
        return RedirectToPage();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var (tokens, scopes) = await own.ReadAsync(visitor.Actor, ct);
        Tokens = [.. tokens.Select(shown => new Row(
            shown.Token.Id, shown.Token.Name, string.Join("; ", shown.Token.Scopes.Select(scope => say.Scope(scope))), shown.Token.CreatedAt, shown.Token.LastUsedAt,
            shown.Token.RevokedAt is { } revoked ? say["Đã thu hồi {0}", Say.Date(revoked)]
                : shown.IsLive ? say["Dùng được đến {0}", Say.Date(shown.Token.ExpiresAt)] : say["Hết hạn {0}", Say.Date(shown.Token.ExpiresAt)],
            shown.IsLive))];
        Choices = [.. scopes.Select(scope => (scope, say.Scope(scope)))];
    }

    private (string, string?) Words(TokenRefusal refusal) => refusal switch
    {
        TokenRefusal.BadName => (say["Chưa đặt tên. Ghi tên chương trình sẽ dùng mã, dài tới {0} ký tự.", IssueToken.LongestName], "name"),
        TokenRefusal.NoScope => (say["Chưa chọn phạm vi nào. Chọn ít nhất một việc chương trình được làm."], "scopes"),
        TokenRefusal.ScopeNotYours => (say["Có phạm vi chỉ dành cho quản trị. Bỏ chọn phạm vi đó."], "scopes"),
        TokenRefusal.BadPeriod => (say["Chọn một trong các thời hạn bên dưới."], "days"),
        TokenRefusal.TooMany => (say["Bạn đã có {0} mã còn hiệu lực, nhiều nhất có thể. Thu hồi mã không dùng rồi tạo mã mới.", IssueToken.MostLive], null),
        TokenRefusal.NotFound => (say["Không có mã này, hoặc mã không phải của bạn."], null),
        _ => (say["Tài khoản của bạn chưa tạo được mã."], null),
    };
}
