using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>One action of the plan: what is open now, every dossier of it, where it comes from and who does it.</summary>
public sealed class PlanActionModel(
    ReadPlanBoard boards, PlanShelf shelf, TaskLines lines, WorkCalendar calendar, ReadProgress progress, IOptions<PortalSettings> settings, Visitor visitor, Say say) : PageModel
{
    public sealed record Run(string Name, string? At, DateTimeOffset Started, DateTimeOffset? Finished, Badge Badge, string? Link);

    public string Code { get; private set; } = "";

    public ActionStanding Standing { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public bool MayEdit => new PlanAuthority(visitor.Staff, visitor.Today).MayEdit(visitor.Actor);

    public string Lead { get; private set; } = "";

    public Badge Badge { get; private set; } = null!;

    public string? Left { get; private set; }

    public TaskGroup Open { get; private set; } = new("", false, []);

    public IReadOnlyList<TaskGroup> OpenGroups { get; private set; } = [];

    public string OpenCount { get; private set; } = "";

    public string NothingOpen { get; private set; } = "";

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<ReadProgress.Sign> Progress { get; private set; } = [];

    public IReadOnlyList<(string Name, string Value)> Facts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, int number, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var plans = await shelf.AllAsync(ct);
        if (await shelf.FindAsync(code, ct) is not { } plan || await boards.ReadAsync(plan.Code, settings.Value.SoonDays, ct) is not { } board
            || board.Actions.FirstOrDefault(one => one.Action.Number == number) is not { } standing)
            return NotFound();
        (Code, Standing) = (plan.Code, standing);
        var action = standing.Action;
        Title = say.English ? action.TitleEn ?? action.Title : action.Title;
        Lead = say["{0} chủ trì · {1}", visitor.UnitName(action.Lead), action.Source.Clause];
        Badge = say.Standing(standing.Standing);
        Left = standing.Due is { } due && standing.Standing != WorkStanding.Done ? $"({say.Left(due, visitor.Today, calendar)})" : null;
        Open = new TaskGroup(say["Đang mở"], false, [.. standing.Open.OrderBy(work => work.Task.DueDate ?? DateOnly.MaxValue).Select(work => lines.Of(work.Task, plans))]);
        OpenGroups = [.. standing.Open.GroupBy(work => work.InstanceUnit).OrderBy(group => visitor.UnitName(group.Key ?? ""), StringComparer.Ordinal)
            .Select(group => new TaskGroup(group.Key is null ? say["Chung"] : visitor.UnitName(group.Key), false,
                [.. group.OrderBy(work => work.Task.DueDate ?? DateOnly.MaxValue).Select(work => lines.Of(work.Task, plans))]))];
        OpenCount = standing.Open.Count == 1 ? say["1 việc"] : say["{0} việc", standing.Open.Count];
        NothingOpen = standing.Standing == WorkStanding.Done ? say["Nhiệm vụ đã xong."]
            : standing.NextStart is { } start ? say["Bắt đầu {0}.", Say.At(start)]
            : standing.Runs.Count == 0 ? say["Chưa có đối tượng nào; nhiệm vụ bắt đầu khi danh sách được nạp."] : say["Không có việc nào đang mở; quy trình đang chờ."];
        Runs = [.. standing.Runs.OrderBy(run => run.UnitCode, StringComparer.Ordinal).ThenBy(run => run.SubjectName, StringComparer.Ordinal).Select(RunOf)];
        Facts = [.. FactsOf(plan, action)];
        Progress = await progress.OfActionAsync(plan.Code, action.Number, ct);
        return Page();
    }

    private Run RunOf(RunStanding run)
    {
        var unit = run.UnitCode is { } code ? visitor.UnitName(code) : say["Chung"];
        return new Run(run.SubjectName ?? unit, run.SubjectName is null ? null : unit, run.StartedAt, run.FinishedAt, say.Standing(run.Standing),
            visitor.SeesProcedures ? $"/luot-chay/{Uri.EscapeDataString(run.InstanceId)}" : null);
    }

    private IEnumerable<(string, string)> FactsOf(Plan plan, PlanAction action)
    {
        yield return (say["Nguồn"], $"{action.Source.Document}, {action.Source.Clause} ({string.Join(", ", action.SourceTasks)})");
        yield return (say["Tiêu chí"], string.Join(", ", action.Criteria.Select(key => $"{key.Code} {plan.CriteriaSets.First(set => set.Code == key.Set).Find(key.Code)?.Name} ({key.Set})")));
        yield return (say["Chủ trì"], visitor.UnitName(action.Lead));
        if (action.CoLeads.Count > 0)
            yield return (say["Cùng chủ trì"], string.Join("; ", action.CoLeads.Select(visitor.UnitName)));
        if (action.Cooperating.Count > 0)
            yield return (say["Phối hợp"], string.Join("; ", action.Cooperating.Select(visitor.UnitName)));
        yield return (say["Phạm vi"], string.Join("; ", action.Scope.Select(visitor.UnitName)));
        if (action.Due is { } due)
            yield return (say["Hạn"], say[due.Standing == DueStanding.Proposed ? "{0}, đề xuất, Ban Chỉ đạo quyết định" : "{0}, theo Kế hoạch", Say.Date(due.Date)]);
        if (Standing.Extensions > 0)
            yield return (say["Gia hạn"], say["{0} lần", Standing.Extensions]);
        if (action.Recurrence is { } recurrence)
            yield return (say["Định kỳ"], say["{0}, từ {1} đến {2}", Step(recurrence.Rule.Step), Say.Date(recurrence.From), Say.Date(recurrence.Until)]);
        if (action.Deliverable is { Length: > 0 })
            yield return (say["Sản phẩm"], action.Deliverable);
        if (action.Note is { Length: > 0 })
            yield return (say["Ghi chú"], action.Note);
    }

    private string Step(RecurrenceStep step) => step switch
    {
        RecurrenceStep.Monthly => say["hằng tháng"],
        RecurrenceStep.Quarterly => say["hằng quý"],
        RecurrenceStep.HalfYearly => say["sáu tháng một lần"],
        _ => say["hằng năm"],
    };
}
