using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Webhooks;

/// <summary>One address: its secret, what became of what was sent, and the buttons: try it out, change it, off and on, remove it, send again.</summary>
public sealed class WebhookModel(ReadWebhooks read, ChangeWebhook change, RemoveWebhook remove, PingWebhook ping, RetryDelivery retry, Visitor visitor, Say say) : PageModel
{
    private const int MostShown = 100;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public List<string> Events { get; set; } = [];

    public ReadWebhooks.Shown Hook { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    public string? Error { get; private set; }

    public string? ErrorField { get; private set; }

    /// <summary>Names this request when it is repeated; new for every page that is shown.</summary>
    public string Op { get; } = Guid.NewGuid().ToString("N");

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostPingAsync(string op, CancellationToken ct) =>
        TellAsync(() => ping.RunAsync(new(op, Id), visitor.Actor, ct), say["Đã xếp một lần gửi thử. Tải lại trang để xem bên kia có nhận không."], ct);

    public Task<IActionResult> OnPostChangeAsync(string op, CancellationToken ct) =>
        TellAsync(() => change.RunAsync(new(op, Id, Target ?? "", Events), visitor.Actor, ct), say["Đã đổi địa chỉ và sự kiện."], ct);

    public Task<IActionResult> OnPostSwitchAsync(string op, bool on, CancellationToken ct) =>
        TellAsync(() => change.RunAsync(new(op, Id, Enabled: on), visitor.Actor, ct), on ? say["Đã bật lại."] : say["Đã tắt. Sự kiện từ giờ không gửi tới địa chỉ này."], ct);

    public Task<IActionResult> OnPostSecretAsync(string op, CancellationToken ct) =>
        TellAsync(() => change.RunAsync(new(op, Id, NewSecret: true), visitor.Actor, ct), say["Đã đổi khóa ký. Chép khóa mới cho bên nhận."], ct);

    public Task<IActionResult> OnPostRetryAsync(string op, string delivery, CancellationToken ct) =>
        TellAsync(() => retry.RunAsync(new(op, Id, delivery), visitor.Actor, ct), say["Đã xếp gửi lại."], ct);

    public async Task<IActionResult> OnPostRemoveAsync(string op, CancellationToken ct)
    {
        var left = await TellAsync(() => remove.RunAsync(new(op, Id), visitor.Actor, ct), say["Đã gỡ webhook."], ct);
        return left is RedirectToPageResult ? RedirectToPage("/Webhooks/Webhooks") : left;
    }

    private async Task<IActionResult> TellAsync(Func<Task> use, string done, CancellationToken ct)
    {
        try
        {
            await use();
        }
        catch (WebhookRefusedException refused)
        {
            (Error, ErrorField) = (say.Of(refused.Words), refused.Field);
            return await ShowAsync(ct);
        }
        TempData["Toast"] = done;
        return RedirectToPage(new { id = Id });
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        try
        {
            Hook = await read.FindAsync(Id, visitor.Actor, ct);
            Secret = await read.SecretAsync(Id, visitor.Actor, ct);
            Deliveries = await read.DeliveriesAsync(Id, visitor.Actor, MostShown, ct);
        }
        catch (WebhookRefusedException)
        {
            return NotFound();
        }
        if (ErrorField is null)
            (Target, Events) = (Hook.Row.Url, Hook.Row.Events);
        return Page();
    }
}
