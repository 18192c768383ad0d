using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Feeds;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Feeds;

/// <summary>Due dates in one's own calendar: a secret address for oneself, and for each body one heads, shown once when it is made.</summary>
public sealed class FeedsModel(FeedOffice office, Visitor visitor, Say say) : PageModel
{
    private const string ShownOnce = "feed/address";
    private const string ShownFor = "feed/unit";

    public IReadOnlyList<OwnedFeed> Feeds { get; private set; } = [];

    /// <summary>The address that was just made; it is not shown again.</summary>
    public string? NewAddress { get; private set; }

    public string? NewUnit { get; private set; }

    public string NameOf(OwnedFeed feed) => feed.UnitCode is { } unit ? visitor.UnitName(unit) : say["Việc của bạn"];

    public bool IsNew(OwnedFeed feed) => NewAddress is not null && (feed.UnitCode ?? "") == NewUnit;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Feeds = await office.OfAsync(visitor.Actor, ct);
        (NewAddress, NewUnit) = (TempData[ShownOnce] as string, TempData[ShownFor] as string);
    }

    public async Task<IActionResult> OnPostAsync(string? unit, CancellationToken ct)
    {
        if (await office.OpenAsync(Given(unit), visitor.Actor, ct) is not { } token)
            return Forbid();
        (TempData[ShownOnce], TempData[ShownFor]) = (FeedAddress.Of(Request, token), unit ?? "");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? unit, CancellationToken ct)
    {
        if (!await office.RevokeAsync(Given(unit), visitor.Actor, ct))
            return Forbid();
        TempData["Toast"] = say["Đã thu hồi địa chỉ lịch. Phần mềm lịch không đọc được nữa."];
        return RedirectToPage();
    }

    private static string? Given(string? unit) => string.IsNullOrWhiteSpace(unit) ? null : unit;
}
