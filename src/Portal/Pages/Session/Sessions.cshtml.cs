using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>A person's open sessions, each of which they can end.</summary>
public sealed class SessionsModel(ReadOwnSessions read, EndOwnSessions end, Visitor visitor, Say say) : PageModel
{
    public IReadOnlyList<SessionRow> Open { get; private set; } = [];

    public Guid Current => SessionCookie.Of(User)!.Value;

    public async Task OnGetAsync(CancellationToken ct) => Open = await read.RunAsync(visitor.Actor.PersonId, ct);

    public Task<IActionResult> OnPostOneAsync(Guid id, CancellationToken ct) => EndAsync(id, ct);

    public Task<IActionResult> OnPostOthersAsync(CancellationToken ct) => EndAsync(null, ct);

    public string Device(SessionRow row) => (row.Browser.Length, row.System.Length) switch
    {
        (0, 0) => say["Thiết bị không rõ"],
        (_, 0) => row.Browser,
        (0, _) => row.System,
        _ => say["{0} trên {1}", row.Browser, row.System],
    };

    public string Place(SessionRow row) => row.From switch
    {
        "" => say["Không rõ nơi đăng nhập"],
        Visit.ThisMachine => say["Từ chính máy chủ"],
        _ => say["Từ mạng {0}", row.From],
    };

    private async Task<IActionResult> EndAsync(Guid? id, CancellationToken ct)
    {
        var ended = await end.RunAsync(new(Current, id), visitor.Actor, ct);
        if (id == Current)
            return RedirectToPage("/Account/SignIn");
        TempData["Toast"] = ended == 0 ? say["Phiên này đã kết thúc trước đó."] : say["Đã kết thúc {0} phiên.", ended];
        return RedirectToPage();
    }
}
