using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Admin.Log;

/// <summary>The audit log in words, newest first, by kind of chain, person and day; and whether every chain still holds.</summary>
public sealed class LogModel(WorkflowsDb db, VerifyAudit verify, InstallationKey key, ChainNames names, Visitor visitor) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Of the filter: what a chain's name begins with.</summary>
    public static readonly IReadOnlyList<(string Value, string Prefix)> Kinds =
        [("luot", "instance:"), ("ke-hoach", "plan:"), ("quy-trinh", "definition:"), ("nguoi", "account:"), ("lich", AuditChain.Calendar), ("dich-vu", AuditChain.Service)];

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>One chain alone, for whoever comes from the page it is about.</summary>
    [BindProperty(Name = "chuoi", SupportsGet = true)]
    public string? Chain { get; set; }

    [BindProperty(Name = "nguoi", SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Lines written before this one: the next page.</summary>
    [BindProperty(Name = "truoc", SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public bool More { get; private set; }

    public IReadOnlyDictionary<string, ChainName> Chains { get; private set; } = new Dictionary<string, ChainName>();

    /// <summary>By the line's id.</summary>
    public IReadOnlyDictionary<long, LineDetails> Details { get; private set; } = new Dictionary<long, LineDetails>();

    public IReadOnlyList<StaffMember> People { get; private set; } = [];

    public VerifyAudit.Result? Verified { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken ct)
    {
        Verified = await verify.RunAsync(key.Exists ? key.Open() : null, ct: ct);
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        People = [.. visitor.Staff.People.OrderBy(person => person.Name, StringComparer.Ordinal)];
        var lines = db.Set<AuditLine>().AsNoTracking();
        if (Kinds.FirstOrDefault(kind => kind.Value == Kind).Prefix is { } prefix)
            lines = lines.Where(line => line.Chain.StartsWith(prefix));
        if (!string.IsNullOrEmpty(Chain))
            lines = lines.Where(line => line.Chain == Chain);
        if (!string.IsNullOrEmpty(Person))
            lines = lines.Where(line => line.ActorId == Person);
        if (From is { } from && VietnamTime.StartOf(from) is var first)
            lines = lines.Where(line => line.At >= first);
        if (To is { } to && VietnamTime.StartOf(to.AddDays(1)) is var last)
            lines = lines.Where(line => line.At < last);
        if (Before is { } before)
            lines = lines.Where(line => line.Id < before);
        var found = await lines.OrderByDescending(line => line.Id).Take(PageSize + 1).ToListAsync(ct);
        (Lines, More) = ([.. found.Take(PageSize)], found.Count > PageSize);
        Chains = await names.OfAsync(Lines.Select(line => line.Chain), ct);
        Details = await LineDetails.OfAsync(Lines, db, ct);
    }
}
