using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Instances;

/// <summary>The open runs of a procedure: where each stands, which stand on an older version; and one more can be started here.</summary>
public sealed class RunsModel(ListRuns runs, StartSingleRun start, DefinitionStore definitions, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public sealed record Line(string Link, string Title, string About, int Version, string StandsAt);

    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int? Latest { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Units { get; private set; } = [];

    public bool MayStart { get; private set; }

    public string? Refusal { get; private set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether the form stands open: somebody came to start one, or was refused.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Moi { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    public Task OnGetAsync(string id, CancellationToken ct) => ListAsync(id, ct);

    public async Task<IActionResult> OnPostStartAsync(string id, string op, CancellationToken ct)
    {
        try
        {
            var lead = string.IsNullOrEmpty(Lead) ? null : Lead;
            var instance = await start.RunAsync(new(id, Unit ?? "", lead, Subject, Due ?? default, Basis ?? "", op), visitor.Actor, ct);
            return Redirect("/luot-chay/" + Uri.EscapeDataString(instance));
        }
        catch (DefinitionProblemException refused)
        {
            (Refusal, Moi) = (say.Of(refused.Words), true);
            await ListAsync(id, ct);
            return Page();
        }
    }

    private async Task ListAsync(string id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        (Id, Latest) = (id, DefinitionStore.Latest(db, id));
        Name = Latest is { } latest ? definitions.Get(db, id, latest).Name ?? id : id;
        Lines = [.. (await runs.ReadAsync(id, ct)).Select(Show)];
        MayStart = Latest is not null && StartSingleRun.MayStart(visitor.Staff, visitor.Actor);
        var (today, group, commune) = (visitor.Today, nameof(OrgUnitKind.Group), nameof(OrgUnitKind.Commune));
        Units =
        [
            .. (await db.Set<UnitRow>().AsNoTracking().Where(unit => unit.Kind != group && (unit.EndedOn == null || unit.EndedOn > today)).ToListAsync(ct))
                .OrderBy(unit => unit.Kind != commune).ThenBy(unit => unit.Name, StringComparer.CurrentCulture).Select(unit => (unit.Code, unit.Name)),
        ];
    }

    private Line Show(OpenRun run)
    {
        var definition = definitions.Get(db, run.Instance.DefinitionId, run.Instance.Version);
        return new Line($"/luot-chay/{Uri.EscapeDataString(run.Instance.Id)}", run.Instance.SubjectName ?? run.Instance.Name ?? definition.Name ?? Id,
            RunModel.Describe(run.Instance, null, visitor, say), run.Instance.Version, string.Join("; ", run.StandsAt.Select(at => RunModel.NameOf(definition, at, say))));
    }
}
