using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Bodies;

/// <summary>The bodies there are and were, with heads and mailboxes; a new one is added here.</summary>
public sealed class BodiesModel(WorkflowsDb db, KeepBody keep, Visitor visitor, Say say) : PageModel
{
    public sealed record Row(UnitRow Unit, string? Superior, string? Head, int People, string? Heir);

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty]
    public BodyForm Form { get; set; } = new();

    public IReadOnlyList<Row> Found { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<(string Code, string Name)> Bodies { get; private set; } = [];

    public AccountRefusedException? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        try
        {
            var code = BodyForm.CodeOf(Form.Code, Form.Name);
            await keep.AddAsync(new(code, Form.Name ?? "", Form.Kind, Form.Parent, Form.Address), visitor.Actor, ct);
            TempData["Toast"] = say["Đã thêm cơ quan {0}.", Form.Name];
            return Redirect("/quan-tri/co-quan/" + Uri.EscapeDataString(code));
        }
        catch (AccountRefusedException refused)
        {
            Refused = refused;
        }
        db.ChangeTracker.Clear();
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var units = await db.Set<UnitRow>().AsNoTracking().ToListAsync(ct);
        var today = visitor.Today;
        Total = units.Count(unit => unit.Members.Count == 0);
        var people = visitor.Staff.People.Where(person => person.Active).SelectMany(person => visitor.Staff.PostsOf(person.Id, today)).CountBy(post => post.UnitCode).ToDictionary();
        var words = SearchFolding.Words(Search);
        Found = [.. units.Where(unit => unit.Members.Count == 0 && words.All(SearchFolding.Fold($"{unit.Name} {unit.Code}").Contains))
            .OrderBy(unit => unit.EndedOn is { } ended && ended <= today).ThenBy(unit => unit.Name, StringComparer.Ordinal)
            .Select(unit => new Row(unit, unit.ParentCode is { } parent ? visitor.UnitName(parent) : null, visitor.Staff.HeadOf(unit.Code, today)?.Name, people.GetValueOrDefault(unit.Code),
                unit.EndedOn is { } on ? visitor.UnitName(visitor.Staff.Succession.Heir(unit.Code, on > today ? on : today)) : null))];
        Bodies = [.. units.Where(unit => unit.EndedOn is null && unit.Members.Count == 0).OrderBy(unit => unit.Name, StringComparer.Ordinal).Select(unit => (unit.Code, unit.Name))];
    }
}
