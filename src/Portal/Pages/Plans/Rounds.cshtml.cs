using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Editing;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>The rounds of an action: what was, what runs, what comes; begun early or closed by those who run the plan.</summary>
public sealed class RoundsModel(StartAction start, CloseRound close, PlanStore plans, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public sealed record Line(string Name, string Due, string State, string Runs);

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public string Op { get; private set; } = Guid.NewGuid().ToString("N");

    public string Name { get; private set; } = "";

    public bool MayEdit { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>The round that has not begun; null where none is planned.</summary>
    public int? Next { get; private set; }

    public string StartWords { get; private set; } = "";

    public ActionRoundRow? UnderWay { get; private set; }

    public int OpenRuns { get; private set; }

    public string? Reason { get; private set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await DescribeAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStartAsync(int round, CancellationToken ct)
    {
        if (!await DescribeAsync(ct))
            return NotFound();
        var outcome = await start.RunAsync(new(Code, Number, round), visitor.Actor, ct);
        TempData["Toast"] = outcome switch
        {
            StartAction.Outcome.Started => say["Kỳ {0} đã bắt đầu.", round],
            StartAction.Outcome.Skipped => say["Kỳ trước còn mở, nên kỳ {0} được bỏ qua theo quy định của nhiệm vụ.", round],
            StartAction.Outcome.Waiting => say["Kỳ {0} bắt đầu khi kỳ trước xong, hoặc khi có đối tượng.", round],
            StartAction.Outcome.NotAllowed => say["Chỉ cơ quan thường trực của Ban Chỉ đạo và quản trị bắt đầu được một kỳ."],
            _ => say["Kỳ này đã bắt đầu hoặc đã đóng."],
        };
        return LocalRedirect($"/ke-hoach/{Code}/{Number}/ky");
    }

    public async Task<IActionResult> OnPostCloseAsync(string op, int round, string? reason, CancellationToken ct)
    {
        if (!await DescribeAsync(ct))
            return NotFound();
        try
        {
            var ended = await close.RunAsync(new(Code, Number, round, reason ?? "", op), visitor.Actor, ct);
            TempData["Toast"] = say["Đã đóng kỳ {0}; {1} lượt kết thúc.", round, ended];
            return LocalRedirect($"/ke-hoach/{Code}/{Number}/ky");
        }
        catch (TaskRefusedException refused)
        {
            (Op, Reason, Refusal) = (op, reason, say.Of(refused.Words));
            return Page();
        }
    }

    private async Task<bool> DescribeAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await plans.FindAsync(db, Code, ct) is not { } plan || plan.Actions.FirstOrDefault(one => one.Number == Number) is not { } action)
            return false;
        Name = say.English ? action.TitleEn ?? action.Title : action.Title;
        MayEdit = new PlanAuthority(visitor.Staff, visitor.Today).MayEdit(visitor.Actor);
        var rows = await db.Set<ActionRoundRow>().AsNoTracking().Where(row => row.PlanCode == Code && row.ActionNumber == Number).OrderByDescending(row => row.Round).ToListAsync(ct);
        var runs = await db.Set<WorkflowInstanceRow>().Where(row => row.PlanCode == Code && row.ActionNumber == Number && row.ParentId == null && row.Round != null)
            .GroupBy(row => row.Round!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, ct);
        UnderWay = await RoundReach.UnderWayAsync(db, Code, Number, ct);
        OpenRuns = UnderWay is null ? 0 : (await RoundReach.OpenAsync(db, UnderWay, ct)).Count;
        Next = rows.LastOrDefault(row => row.StartedAt is null && row.ClosedAt is null)?.Round;
        StartWords = say["{0} lượt mở ngay, nơi nhận được báo bằng thư. Để yên thì kỳ tự bắt đầu đúng ngày.", plan.RunsOf(action).Count()];
        Lines = [.. rows.Select(row => new Line(NameOf(row), row.Due is { } due ? Say.Date(due) : "–", StateOf(row), runs.GetValueOrDefault(row.Round) is var count and > 0 ? $"{count}" : "–"))];
        return true;
    }

    private string NameOf(ActionRoundRow row) =>
        row is { PeriodStart: { } from, PeriodEnd: { } until } ? say["Kỳ {0}: {1}–{2}", row.Round, Say.Date(from), Say.Date(until)] : say["Kỳ {0}", row.Round];

    private string StateOf(ActionRoundRow row) => row switch
    {
        { Skipped: true } => say["Bỏ qua: kỳ trước còn mở"],
        { ClosedAt: { } closed } => say["Đã đóng {0}", Say.Date(closed)],
        { StartedAt: { } started } => say["Đang chạy từ {0}", Say.Date(started)],
        { StartAt: { } at } => say["Sẽ bắt đầu {0}", Say.Date(at)],
        _ => say["Chờ kỳ trước xong hoặc chờ đối tượng"],
    };
}
