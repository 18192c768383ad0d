using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>What a cell of the matrix counts: the actions of a criterion in a commune, and their open tasks.</summary>
public sealed class PlanTasksModel(
    ReadPlanBoard boards, PlanShelf shelf, TaskLines lines, IOptions<PortalSettings> settings, Visitor visitor, Say say) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? Unit { get; set; }

    /// <summary>Set and code, as in <see cref="CriterionKey.ToString"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "tieu-chi")]
    public string? Criterion { get; set; }

    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    public IReadOnlyList<TaskGroup> Groups { get; private set; } = [];

    public IReadOnlyList<(string Title, string Link, DateOnly? Due, Badge Badge)> Actions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var plans = await shelf.AllAsync(ct);
        if (await shelf.FindAsync(Code, ct) is not { } plan || await boards.ReadAsync(plan.Code, settings.Value.SoonDays, ct) is not { } board)
            return NotFound();
        var chosen = board.Actions
            .Where(action => Criterion is null || action.Action.Criteria.Any(key => key.ToString() == Criterion))
            .Where(action => Unit is null || action.ByUnit.ContainsKey(Unit)).ToList();
        Title = string.Join(" · ", new[] { CriterionName(plan), Unit is null ? null : visitor.UnitName(Unit) }.OfType<string>().DefaultIfEmpty(say["Việc của kế hoạch"]));
        Lead = say["{0} nhiệm vụ, tình hình đến {1}", chosen.Count, Say.At(board.At)];
        Actions = [.. chosen.Select(action => (
            $"{say["NV {0:00}", action.Action.Number]} · {(say.English ? action.Action.TitleEn ?? action.Action.Title : action.Action.Title)}",
            $"/ke-hoach/{plan.Code}/{action.Action.Number}", action.Due, say.Standing(Unit is null ? action.Standing : action.ByUnit[Unit])))];
        var open = chosen.SelectMany(action => action.Open.Where(work => Unit is null || work.InstanceUnit == Unit || action.Action.Runs == ActionRuns.Once))
            .OrderBy(work => work.Task.DueDate ?? DateOnly.MaxValue).Select(work => lines.Of(work.Task, plans)).ToList();
        Groups = [new TaskGroup(open.Count == 1 ? say["1 việc đang mở"] : say["{0} việc đang mở", open.Count], false, open)];
        return Page();
    }

    private string? CriterionName(Plan plan)
    {
        var key = plan.Actions.SelectMany(action => action.Criteria).FirstOrDefault(one => one.ToString() == Criterion);
        return key == default ? null : say["Tiêu chí {0}: {1}", key.Code, plan.CriteriaSets.First(set => set.Code == key.Set).Find(key.Code)?.Name];
    }
}
