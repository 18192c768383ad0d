using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Instances;

/// <summary>The open runs of a procedure, for its designers: where each stands, and which stand on an older version.</summary>
public sealed class RunsModel(ListRuns runs, DefinitionStore definitions, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public sealed record Line(string Link, string Title, string About, int Version, string StandsAt);

    public string Id { get; private set; } = "";

    public int? Latest { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(string id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        (Id, Latest) = (id, DefinitionStore.Latest(db, id));
        Lines = [.. (await runs.ReadAsync(id, ct)).Select(Show)];
    }

    private Line Show(OpenRun run)
    {
        var definition = definitions.Get(db, run.Instance.DefinitionId, run.Instance.Version);
        return new Line($"/luot-chay/{Uri.EscapeDataString(run.Instance.Id)}", run.Instance.SubjectName ?? run.Instance.Name ?? definition.Name ?? Id,
            RunModel.Describe(run.Instance, null, visitor, say), run.Instance.Version, string.Join("; ", run.StandsAt.Select(at => RunModel.NameOf(definition, at, say))));
    }
}
