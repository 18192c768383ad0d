using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Mail;

/// <summary>A mail's HTML for the frame: under a policy of its own that lets it style itself and do nothing else.</summary>
public sealed class ContentModel(WorkflowsDb db, MailTemplates templates, TemplateShelf shelf, Visitor visitor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await MailAccess.Visible(db.Set<MailMessage>().AsNoTracking(), visitor).SingleOrDefaultAsync(mail => mail.Id == id, ct) is not { } mail)
            return NotFound();
        await shelf.RefreshAsync(db, ct);
        Response.Headers.ContentSecurityPolicy = SafeHeaders.Mail;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Content(templates.Render(mail).Html, "text/html; charset=utf-8");
    }
}
