using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>Where the plan stands: six figures and a bar, criteria by commune, totals by body, every action, the next dates.</summary>
public sealed partial class PlanModel(
    ReadPlanBoard boards, PlanShelf shelf, TaskLines lines, IOptions<PortalSettings> settings, Visitor visitor, Say say) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Only actions that stand so.</summary>
    [BindProperty(SupportsGet = true, Name = "tinh-trang")]
    public string? Only { get; set; }

    /// <summary>Only actions this body leads.</summary>
    [BindProperty(SupportsGet = true, Name = "chu-tri")]
    public string? LedBy { get; set; }

    public PlanBoard? Board { get; private set; }

    public bool MayAssign => new PlanAuthority(visitor.Staff, visitor.Today).MayAssign(visitor.Actor);

    public bool IsFiltered => Only is not null || LedBy is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var plans = await shelf.AllAsync(ct);
        var plan = await shelf.FindAsync(Code, ct);
        if (plan is null)
            return Code is null ? Page() : NotFound();
        Board = await boards.ReadAsync(plan.Code, settings.Value.SoonDays, ct);
        if (Board is not null)
            Describe(Board, plans);
        return Page();
    }

    private void Describe(PlanBoard board, IReadOnlyList<Plan> plans)
    {
        var plan = board.Plan;
        Title = say.English ? plan.NameEn ?? plan.Name : plan.Name;
        Communes = [.. plan.Units.Where(unit => unit.Kind == OrgUnitKind.Commune && unit.ExistsOn(plan.Date))];
        Lead = say["{0} · {1} nhiệm vụ · {2} xã · tình hình đến {3}, {4}", visitor.UnitName(plan.Issuer), plan.Actions.Count, Communes.Count, say.Weekday(board.Today), Say.At(board.At)];
        Figures = FiguresOf(board);
        Bar = BarOf(board);
        BarWords = string.Join(", ", Figures.Select(figure => $"{figure.Word}: {figure.Count}"));
        Matrix = MatrixOf(board);
        (Totals, Sums) = TotalsOf(board);
        Rows = [.. Shown(board).Select(RowOf)];
        ListTitle = Rows.Count == plan.Actions.Count ? say["{0} nhiệm vụ", Rows.Count] : say["{0} trong {1} nhiệm vụ", Rows.Count, plan.Actions.Count];
        Next = [.. board.Actions.SelectMany(action => action.Open.Select(work => (action, work)))
            .Where(one => one.work.Task.DueDate >= board.Today).OrderBy(one => one.work.Task.DueDate).Take(8)
            .Select(one => NextOf(one.work, lines.Of(one.work.Task, plans)))];
    }

    private IEnumerable<ActionStanding> Shown(PlanBoard board) => board.Actions
        .Where(action => Only is null || (Only == "gia-han" ? action.IsExtended : StandingWords.Code(action.Standing) == Only))
        .Where(action => LedBy is null || action.Action.Lead == LedBy);

    private NextDate NextOf(OpenWork work, TaskLine line) => new(
        work.Task.DueDate!.Value, work.Task.Title, line.Link,
        string.Join(" · ", new[] { work.InstanceUnit is { } unit ? visitor.UnitName(unit) : null, line.Left }.OfType<string>()));
}
