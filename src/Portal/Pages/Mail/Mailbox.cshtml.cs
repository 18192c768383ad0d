using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Mail;

/// <summary>
/// The mails the service wrote: for administrators and supervisors all of them, for others their own. What could not be sent
/// is said first.
/// </summary>
public sealed class MailboxModel(WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public sealed record MailLine(Guid Id, string Subject, string RecipientName, string RecipientAddress, MailState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? LastError);

    public int PageLength => 50;

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Only { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    public int All { get; private set; }

    public int Queued { get; private set; }

    public int Dead { get; private set; }

    /// <summary>Addresses that do not work; for administrators.</summary>
    public int Troubles { get; private set; }

    public int Matching { get; private set; }

    public string Summary { get; private set; } = "";

    public IReadOnlyList<MailLine> Mails { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Trang = Math.Max(1, Trang);
        var mails = MailAccess.Visible(db.Set<MailMessage>().AsNoTracking(), visitor);
        All = await mails.CountAsync(ct);
        Queued = await mails.CountAsync(mail => mail.State == MailState.Queued || mail.State == MailState.Claimed, ct);
        Dead = await mails.CountAsync(mail => mail.State == MailState.Refused, ct);
        if (visitor.IsAdministrator)
            Troubles = await db.Set<AddressTroubleRow>().CountAsync(row => row.Permanent, ct);
        Summary = visitor.IsAdministrator || visitor.IsSupervisor ? say["Mọi thư hệ thống đã viết, mới nhất trước."] : say["Thư hệ thống đã viết cho bạn, mới nhất trước."];
        var shown = Only switch
        {
            "cho" => mails.Where(mail => mail.State == MailState.Queued || mail.State == MailState.Claimed),
            "hong" => mails.Where(mail => mail.State == MailState.Refused),
            _ => mails,
        };
        foreach (var word in SearchFolding.Words(Tim))
            shown = shown.Where(mail => mail.SearchText.Contains(word));
        Matching = await shown.CountAsync(ct);
        Mails = await shown.OrderByDescending(mail => mail.CreatedAt).ThenByDescending(mail => mail.Id).Skip((Trang - 1) * PageLength).Take(PageLength)
            .Select(mail => new MailLine(mail.Id, mail.Subject, mail.RecipientName, mail.RecipientAddress, mail.State, mail.CreatedAt, mail.SentAt, mail.LastError))
            .ToListAsync(ct);
    }

    public string PageLink(int page)
    {
        var query = QueryString.Create("trang", $"{page}");
        if (Only is not null)
            query = query.Add("loc", Only);
        if (!string.IsNullOrWhiteSpace(Tim))
            query = query.Add("tim", Tim);
        return "/thu-da-gui" + query;
    }
}
