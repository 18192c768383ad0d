using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Pages.Incidents;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Instances;

/// <summary>One run: drawn on the canvas, and beneath it the same as a list that needs no script: the way it came, where it waits, what went wrong.</summary>
public sealed class RunModel(ReadTrail trails, SkipIncident skip, IAntiforgery antiforgery, Visitor visitor, Say say) : PageModel
{
    public Trail Trail { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string About { get; private set; } = "";

    public string Csrf { get; private set; } = "";

    public string? Refusal { get; private set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostSkipAsync(string id, string op, string incident, string? outcome, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            Refusal = IncidentWords.NoReason(say);
            return await ShowAsync(id, ct);
        }
        try
        {
            await skip.RunAsync(new(id, incident, op, outcome ?? "Done", reason.Trim()), visitor.Actor, ct);
        }
        catch (IncidentRefusedException refused)
        {
            Refusal = IncidentWords.Of(say, refused.Refusal);
            return await ShowAsync(id, ct);
        }
        TempData["Toast"] = say["Đã bỏ qua bước này."];
        return RedirectToPage(new { id });
    }

    public IReadOnlyList<string> OutcomesOf(IncidentRow incident) => IncidentWords.OutcomesOf(Trail.Definition.Activities.GetValueOrDefault(incident.ActivityId));

    public ActivityLabels? LabelsOf(IncidentRow incident) => Trail.Definition.Activities.TryGetValue(incident.ActivityId, out var node) ? ActivityLabels.Of(node) : null;

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await trails.FindAsync(id, visitor.Actor, ct) is not { } trail)
            return NotFound();
        Trail = trail;
        Title = trail.Instance.SubjectName ?? trail.Instance.Name ?? trail.Definition.Name ?? say["Lượt chạy"];
        About = Describe(trail.Instance, trail.Definition.Name, visitor, say);
        Csrf = antiforgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        return Page();
    }

    public string NameOf(string activityId) => NameOf(Trail.Definition, activityId, say);

    public string? OutcomeOf(TrailStep step) => step.Outcome is { } outcome && outcome != "Done"
        ? say.Outcome(outcome, Trail.Definition.Activities.TryGetValue(step.ActivityId, out var node) ? ActivityLabels.Of(node) : null) : null;

    internal static string NameOf(WorkflowDefinition definition, string activityId, Say say) =>
        definition.Activities.TryGetValue(activityId, out var node) ? ActivityLabels.Of(node).Name(say.Language) ?? node.Name ?? activityId : activityId;

    internal static string Describe(WorkflowInstanceRow row, string? procedure, Visitor visitor, Say say) => string.Join(" · ", new[]
    {
        procedure, row.ActionNumber is { } number ? say["NV {0:00}", number] : null, row.UnitCode is { } unit ? visitor.UnitName(unit) : null, row.SubjectName,
        say["phiên bản {0}", row.Version], say["bắt đầu {0}", Say.Date(row.StartedAt)],
    }.OfType<string>());
}
