using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Editing;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>An action's lead, scope and due date changed by those who run the plan, once they have seen what that does.</summary>
public sealed class EditActionModel(PreviewAction preview, EditAction edit, PlanStore plans, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    private const int MostShown = 30;

    private IReadOnlyList<FieldError> errors = [];

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public List<string> Cooperating { get; set; } = [];

    [BindProperty]
    public List<string> Scope { get; set; } = [];

    [BindProperty]
    public string? Due { get; set; }

    [BindProperty]
    public RollPolicy Roll { get; set; }

    [BindProperty]
    public string? Deliverable { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Op { get; private set; } = Guid.NewGuid().ToString("N");

    public string Name { get; private set; } = "";

    public bool IsDated { get; private set; }

    public string? Refusal { get; private set; }

    public IReadOnlyList<(string Code, string Name)> Units { get; private set; } = [];

    public PreviewAction.Effects? Effects { get; private set; }

    public IReadOnlyList<string> Consequences { get; private set; } = [];

    public IReadOnlyList<(string Title, string From, string To)> Moves { get; private set; } = [];

    public int MoreMoves => (Effects?.Moves.Count ?? 0) - Moves.Count;

    public string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? say.Of(error.Message) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await DescribeAsync(ct) is not { } action)
            return NotFound();
        if (!new PlanAuthority(visitor.Staff, visitor.Today).MayEdit(visitor.Actor))
            return Forbid();
        var now = ActionChange.Of(action);
        (Lead, Cooperating, Scope, Deliverable, Roll) = (now.Lead, [.. now.Cooperating], [.. now.Scope], now.Deliverable, now.Roll);
        Due = now.Due is { } due ? Say.Date(due) : null;
        Revision = await db.Set<PlanRow>().Where(row => row.Code == Code).Select(row => row.Revision).SingleAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostPreviewAsync(string op, CancellationToken ct) => TryAsync(op, async () =>
    {
        await LookAsync(ct);
        return Page();
    }, ct);

    public Task<IActionResult> OnPostApplyAsync(string op, CancellationToken ct) => TryAsync(op, async () =>
    {
        var (moved, started) = await edit.RunAsync(new(Code, Number, Change(), Reason ?? "", Revision, op), visitor.Actor, ct);
        TempData["Toast"] = say["Đã sửa nhiệm vụ: {0} việc đổi hạn, {1} lượt bắt đầu.", moved, started];
        return LocalRedirect($"/ke-hoach/{Code}/{Number}");
    }, ct);

    private async Task<IActionResult> TryAsync(string op, Func<Task<IActionResult>> work, CancellationToken ct)
    {
        if (await DescribeAsync(ct) is null)
            return NotFound();
        Op = op;
        try
        {
            return await work();
        }
        catch (TaskRefusedException refused)
        {
            (Refusal, errors) = (say.Of(refused.Words), refused.Errors);
            if (refused.Kind == TaskAnswerKind.Conflict)
                await LookAsync(ct);
            // What was typed stands in the form, and what it rests on is the plan as it is now.
            ModelState.Clear();
            return Page();
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        Effects = await preview.RunAsync(Code, Number, Change(), visitor.Actor, ct);
        Revision = Effects.Revision;
        Moves = [.. Effects.Moves.Take(MostShown).Select(move => ($"{move.Task.Title}, {visitor.UnitName(move.Task.UnitCode ?? "")}", Say.Date(move.Task.DueDate!.Value), Say.Date(move.Due.Date)))];
        Consequences = [.. Lines(Effects)];
    }

    private IEnumerable<string> Lines(PreviewAction.Effects effects)
    {
        if (effects.Running == 0)
            yield return say["Không có lượt nào đang chạy: mọi thay đổi dùng từ lượt kế tiếp."];
        else
            yield return say["{0} lượt đang chạy giữ cơ quan chủ trì và phối hợp như khi bắt đầu; lượt mới theo nội dung này.", effects.Running];
        yield return effects.Moves.Count == 0 ? say["Không việc đang mở nào đổi hạn."] : say["{0} việc đang mở đổi hạn; người làm nhận thư, lời nhắc tính lại, hạn gốc vẫn hiện.", effects.Moves.Count];
        if (effects.Starts.Count > 0)
            yield return say["{0} lượt bắt đầu ngay: {1}.", effects.Starts.Count, string.Join(", ", effects.Starts.Select(run => run.Subject?.Name ?? run.Unit.Name).Take(10))];
        if (effects.Stays.Count > 0)
            yield return say["Rút khỏi địa bàn nhưng lượt đang chạy vẫn chạy tiếp: {0}.", string.Join(", ", effects.Stays.Select(unit => unit.Name))];
    }

    private ActionChange Change() => new(Lead ?? "", Cooperating, Scope, DayText.Read(Due), Roll, Deliverable);

    private async Task<PlanAction?> DescribeAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await plans.FindAsync(db, Code, ct) is not { } plan || plan.Actions.FirstOrDefault(one => one.Number == Number) is not { } action)
            return null;
        Name = say.English ? action.TitleEn ?? action.Title : action.Title;
        IsDated = action.Due is not null;
        Units = [.. plan.Units.Where(unit => unit.ExistsOn(visitor.Today)).Select(unit => (unit.Code, unit.Name))];
        return action;
    }
}
