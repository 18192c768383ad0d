using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Clock;

/// <summary>
/// Moves the demo clock: a day, a week, or to the next due moment, living through everything on the way. Where the clock is
/// real there is no such page.
/// </summary>
public sealed class MoveModel(IServiceProvider services, Visitor visitor, Say say) : PageModel
{
    public IActionResult OnGet() => services.GetService<DemoClock>() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string? step, string? back, CancellationToken ct)
    {
        if (services.GetService<MoveClock>() is not { } move)
            return NotFound();
        var now = visitor.Now;
        DateTimeOffset? to = step switch
        {
            "day" => NextMorning(now, 1),
            "week" => NextMorning(now, 7),
            _ => null,
        };
        var moved = await move.RunAsync(new(to), visitor.Actor, ct);
        await services.GetRequiredService<SendQueuedMail>().RunAsync(ct);
        TempData["Toast"] = moved.Visited.Count == 1
            ? say["Đã tới {0}; có 1 sự kiện trên đường.", Say.At(moved.Now)]
            : say["Đã tới {0}; có {1} sự kiện trên đường.", Say.At(moved.Now), moved.Visited.Count];
        return LocalRedirect(Url.IsLocalUrl(back) ? back! : "/viec-cua-toi");
    }

    /// <summary>Days begin at eight, when the morning's mails have gone out.</summary>
    private static DateTimeOffset NextMorning(DateTimeOffset now, int days) =>
        VietnamTime.At(VietnamTime.DateOf(now).AddDays(days), new TimeOnly(8, 0));
}
