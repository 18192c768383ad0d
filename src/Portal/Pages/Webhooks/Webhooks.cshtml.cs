using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Webhooks;

/// <summary>The addresses that hear of events: a list, and a form to add one.</summary>
public sealed class WebhooksModel(ReadWebhooks read, AddWebhook add, Visitor visitor, Say say) : PageModel
{
    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public List<string> Events { get; set; } = [];

    [BindProperty]
    public string Op { get; set; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<ReadWebhooks.Shown> Hooks { get; private set; } = [];

    public string? Error { get; private set; }

    public string? ErrorField { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var id = await add.RunAsync(new(Op, Target, Events), visitor.Actor, ct);
            TempData["Toast"] = say["Đã thêm webhook. Chép khóa ký cho bên nhận rồi gửi thử."];
            return RedirectToPage("/Webhooks/Webhook", new { id });
        }
        catch (WebhookRefusedException refused)
        {
            (Error, ErrorField) = (say.Of(refused.Words), refused.Field);
        }
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Hooks = await read.AllAsync(visitor.Actor, ct);
    }
}
