using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Incidents;

/// <summary>What went wrong and waits for an administrator: retried, or skipped by a named outcome. Nothing vanishes.</summary>
public sealed class IncidentsModel(
    WorkflowsDb db, DefinitionStore definitions, RetryIncident retry, SkipIncident skip, Visitor visitor, Say say) : PageModel
{
    private const int MostClosed = 30;

    public sealed record Shown(IncidentRow Row, string Title, string Where, string Kind, string Ended, IReadOnlyList<string> Outcomes, ActivityLabels? Labels);

    public IReadOnlyList<Shown> Open { get; private set; } = [];

    public IReadOnlyList<Shown> Closed { get; private set; } = [];

    public string Summary { get; private set; } = "";

    public string? Refusal { get; private set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public Task<IActionResult> OnPostRetryAsync(string op, string? instance, string incident, CancellationToken ct) =>
        TellAsync(() => retry.RunAsync(new(instance ?? "", incident, op), visitor.Actor, ct), say["Đã chạy lại."], ct);

    public Task<IActionResult> OnPostSkipAsync(string op, string? instance, string incident, string? outcome, string? reason, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(reason)
            ? RefuseAsync(IncidentWords.NoReason(say), ct)
            : TellAsync(() => skip.RunAsync(new(instance ?? "", incident, op, outcome ?? "Done", reason.Trim()), visitor.Actor, ct), say["Đã bỏ qua bước này."], ct);

    private async Task<IActionResult> TellAsync(Func<Task<IncidentEnd>> use, string done, CancellationToken ct)
    {
        try
        {
            await use();
        }
        catch (IncidentRefusedException refused)
        {
            return await RefuseAsync(IncidentWords.Of(say, refused.Refusal), ct);
        }
        TempData["Toast"] = done;
        return RedirectToPage();
    }

    private async Task<IActionResult> RefuseAsync(string words, CancellationToken ct)
    {
        Refusal = words;
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var rows = db.Set<IncidentRow>().AsNoTracking();
        var open = await rows.Where(row => row.ClosedAt == null).OrderBy(row => row.OpenedAt).ToListAsync(ct);
        var closed = await rows.Where(row => row.ClosedAt != null).OrderByDescending(row => row.ClosedAt).Take(MostClosed).ToListAsync(ct);
        var ids = open.Concat(closed).Select(row => row.InstanceId).Distinct().ToList();
        var instances = await db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        Open = [.. open.Select(row => Show(row, instances.GetValueOrDefault(row.InstanceId)))];
        Closed = [.. closed.Select(row => Show(row, instances.GetValueOrDefault(row.InstanceId)))];
        Summary = Open.Count == 1 ? say["1 sự cố đang chờ quản trị."] : say["{0} sự cố đang chờ quản trị.", Open.Count];
    }

    private Shown Show(IncidentRow row, WorkflowInstanceRow? instance)
    {
        var definition = instance is null ? null : definitions.Get(db, instance.DefinitionId, instance.Version);
        var node = definition?.Activities.GetValueOrDefault(row.ActivityId);
        var where = instance is null ? say["ngoài quy trình"]
            : string.Join(" · ", new[] { definition?.Name, instance.ActionNumber is { } number ? say["NV {0:00}", number] : null, instance.UnitCode is { } unit ? visitor.UnitName(unit) : null, instance.SubjectName }.OfType<string>());
        var labels = node is null ? null : ActivityLabels.Of(node);
        return new Shown(row, labels?.Name(say.Language) ?? node?.Name ?? row.ActivityId, where, Kind(row.Kind), Ended(row), IncidentWords.OutcomesOf(node), labels);
    }

    private string Kind(IncidentKind kind) => kind switch
    {
        IncidentKind.Fault => say["Bước bị lỗi"],
        IncidentKind.NoApprover => say["Không còn ai duyệt được"],
        _ => say["Không thực hiện được"],
    };

    private string Ended(IncidentRow row) => (row.End switch
    {
        IncidentEnd.Retried => say["chạy lại"],
        IncidentEnd.Skipped => say["bỏ qua"],
        _ => say["đóng"],
    }) + (row.ClosedBy is { } by ? $" ({visitor.Staff.NameOf(by)})" : "");
}
