using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Admin.Mailing;

/// <summary>Every mail the service writes, with what was changed of it and by whom.</summary>
public sealed class TemplatesModel(WorkflowsDb db, MailTemplates templates, Visitor visitor) : PageModel
{
    /// <summary>A mail and its last change; null for one as it was shipped.</summary>
    public sealed record Line(string Mail, IReadOnlyList<string> Changed, MailTemplateRow? Last);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var rows = await db.Set<MailTemplateRow>().AsNoTracking().OrderBy(row => row.At).ToListAsync(ct);
        Lines = [.. templates.Mails.Where(mail => mail != "test").Select(mail =>
        {
            var mine = rows.Where(row => row.Name.StartsWith(mail + "/", StringComparison.Ordinal)).ToList();
            var changed = mine.GroupBy(row => row.Name).Where(versions => versions.MaxBy(row => row.Version)!.Text is not null).Select(versions => versions.Key[(mail.Length + 1)..]);
            return new Line(mail, [.. changed.Order(StringComparer.Ordinal)], mine.LastOrDefault());
        })];
    }
}
