using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>Assigns one piece of work that a document asks for, outside the plan.</summary>
public sealed class AssignModel(AssignTask assign, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    private static readonly Words UnreadableDate = new("Chưa đọc được ngày, ghi dạng ngày/tháng/năm.", "This is no date; write day/month/year.");

    private IReadOnlyList<FieldError> errors = [];

    public string Op { get; private set; } = Guid.NewGuid().ToString("N");

    public string? Refusal { get; private set; }

    public IReadOnlyList<(string Code, string Name)> Units { get; private set; } = [];

    public IReadOnlyList<(string Address, string Name)> Bodies { get; private set; } = [];

    public IReadOnlyList<(string Address, string Name)> People { get; private set; } = [];

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Assignee { get; set; }

    [BindProperty]
    public List<string> Cooperating { get; set; } = [];

    [BindProperty]
    public string? Due { get; set; }

    [BindProperty]
    public string? Deliverable { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Date { get; set; }

    [BindProperty]
    public string? Issuer { get; set; }

    [BindProperty]
    public string? Excerpt { get; set; }

    [BindProperty]
    public bool Reviewed { get; set; }

    public string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? say.Of(error.Message) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (!new PlanAuthority(visitor.Staff, visitor.Today).MayAssign(visitor.Actor))
            return Forbid();
        await ListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string op, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        try
        {
            if (!string.IsNullOrWhiteSpace(Date) && DayText.Read(Date) is null)
                throw TaskRefusedException.Invalid("date", UnreadableDate);
            var cites = new AssignTask.Citation(Number ?? "", DayText.Read(Date), Issuer ?? "", Excerpt);
            var id = await assign.RunAsync(new(Title ?? "", Asked ?? "", Assignee ?? "", Cooperating, DayText.Read(Due), Deliverable, cites, Reviewed, op), visitor.Actor, ct);
            TempData["Toast"] = say["Đã giao việc. Nơi nhận được báo bằng thư."];
            return LocalRedirect("/cong-viec/" + Uri.EscapeDataString(id));
        }
        catch (TaskRefusedException refused)
        {
            (Op, Refusal, errors) = (op, say.Of(refused.Words), refused.Errors);
            await ListAsync(ct);
            return Page();
        }
    }

    private async Task ListAsync(CancellationToken ct)
    {
        var (today, group) = (visitor.Today, nameof(OrgUnitKind.Group));
        Units =
        [
            .. (await db.Set<UnitRow>().AsNoTracking().Where(unit => unit.Kind != group && (unit.EndedOn == null || unit.EndedOn > today)).ToListAsync(ct))
                .OrderBy(unit => unit.Kind == nameof(OrgUnitKind.Commune)).ThenBy(unit => unit.Name, StringComparer.CurrentCulture).Select(unit => (unit.Code, unit.Name)),
        ];
        var authority = new PlanAuthority(visitor.Staff, today);
        Bodies = [.. Units.Select(unit => (Address: Address.OfUnit(unit.Code), unit.Name)).Where(one => authority.MayAssignTo(visitor.Actor, one.Address)).Select(one => (one.Address.ToString(), one.Name))];
        People =
        [
            .. visitor.Staff.People.Where(person => person.Active && person.Id != visitor.Actor.PersonId && visitor.Staff.PostsOf(person.Id, today).Count > 0)
                .Select(person => (Address: Address.OfPerson(person.Id), Name: $"{person.Name} · {string.Join("; ", visitor.Staff.PostsOf(person.Id, today).Select(post => visitor.UnitName(post.UnitCode)).Distinct())}"))
                .Where(one => authority.MayAssignTo(visitor.Actor, one.Address)).OrderBy(one => one.Name, StringComparer.CurrentCulture).Select(one => (one.Address.ToString(), one.Name)),
        ];
    }
}
