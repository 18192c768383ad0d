using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Mail;

/// <summary>One mail as it travels, HTML in a sandboxed frame or text; a dead letter can be put back by an administrator.</summary>
public sealed class MessageModel(WorkflowsDb db, MailTemplates templates, TemplateShelf shelf, PutBackMail putBack, Visitor visitor, Say say) : PageModel
{
    public MailMessage Mail { get; private set; } = null!;

    public string Text { get; private set; } = "";

    /// <summary>The reminders this mail carries or speaks for, as the ledger knows them.</summary>
    public IReadOnlyList<ReminderLedgerEntry> Ledger { get; private set; } = [];

    /// <summary>Why the content cannot be shown.</summary>
    public string? Broken { get; private set; }

    public string? Refusal { get; private set; }

    public string? Typed { get; private set; }

    public bool AsText { get; private set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public Task<IActionResult> OnGetAsync(Guid id, string? dang, CancellationToken ct)
    {
        AsText = dang == "chu";
        return ShowAsync(id, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string op, string? address, CancellationToken ct)
    {
        switch (await putBack.RunAsync(new(id, op, address), visitor.Actor, ct))
        {
            case PutBackMail.Outcome.Queued:
                TempData["Toast"] = say["Thư đã trở lại hàng chờ, sẽ gửi trong ít phút."];
                return RedirectToPage(new { id });
            case PutBackMail.Outcome.NotFound:
                return NotFound();
            case PutBackMail.Outcome.BadAddress:
                (Refusal, Typed) = (say["Địa chỉ thư chưa đúng dạng ten@co-quan.vn. Sửa lại rồi gửi."], address);
                break;
            case PutBackMail.Outcome.NotAllowed:
                Refusal = say["Chỉ quản trị gửi lại được thư."];
                break;
            default:
                Refusal = say["Thư này không còn ở danh sách hỏng; có người vừa gửi lại."];
                break;
        }
        return await ShowAsync(id, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await MailAccess.Visible(db.Set<MailMessage>().AsNoTracking(), visitor).SingleOrDefaultAsync(mail => mail.Id == id, ct) is not { } found)
            return NotFound();
        Mail = found;
        Ledger = found.TaskId is { } task ? await db.Set<ReminderLedgerEntry>().AsNoTracking().Where(line => line.TaskId == task && line.MailId == id).OrderBy(line => line.Slot).ToListAsync(ct) : [];
        try
        {
            await shelf.RefreshAsync(db, ct);
            Text = templates.Render(found).Text;
        }
        catch (MailContentException error)
        {
            Broken = error.Message;
        }
        return Page();
    }
}
