using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;
using VanQuan.Workflows.Portal.Wording.Dossiers;

namespace VanQuan.Workflows.Portal.Pages.Approvals;

/// <summary>
/// What waits for a person's decision, and one dossier of it: what changed, the papers, the decision with its consequence
/// said before the button is pressed. Who may not decide reads why, and who can.
/// </summary>
public sealed partial class ApprovalsModel(
    ApprovalsQueue queue, WaitingExtensions extensions, ApproveTask approve, ReturnTask sendBack, RejectTask reject, WorkflowsDb db, PlanShelf shelf,
    TaskLines lines, ProcedureSteps procedure, Visitor visitor, Say say) : PageModel
{
    public sealed record QueueItem(string Link, string Title, string Note, bool Current);

    public sealed record Choice(string Verdict, string Word, string Consequence);

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    /// <summary>The files that stand side by side; none chosen: those that replaced each other, else the first two.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Trai { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Phai { get; set; }

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<QueueItem> Queue { get; private set; } = [];

    /// <summary>Requests for more time this person may decide on.</summary>
    public IReadOnlyList<WaitingExtension> Extensions { get; private set; } = [];

    public ApprovalDetails? Details { get; private set; }

    public IReadOnlyList<WorkView> Works { get; private set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public Badge Badge { get; private set; } = null!;

    public string? Left { get; private set; }

    public string Context { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public TaskAnswer? Answer { get; private set; }

    public string? ReasonError => Answer?.Errors.FirstOrDefault(error => error.Field == "reason") is { } error ? say.Of(error.Message) : null;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(string op, CancellationToken ct)
    {
        if (Id is null)
            return NotFound();
        Answer = Verdict switch
        {
            nameof(Domain.Tasks.Review.ApprovalVerdict.Approved) => await approve.RunAsync(new(Id, op, Reason), visitor.Actor, ct),
            nameof(Domain.Tasks.Review.ApprovalVerdict.Returned) => await sendBack.RunAsync(new(Id, op, Reason ?? ""), visitor.Actor, ct),
            nameof(Domain.Tasks.Review.ApprovalVerdict.Rejected) => await reject.RunAsync(new(Id, op, Reason ?? ""), visitor.Actor, ct),
            _ => Answers.Unfinished("Chưa chọn quyết định. Chọn một trong ba mục rồi ghi lại.", "No decision is chosen. Choose one of the three and record it."),
        };
        if (!Answer.IsDone)
            return await ShowAsync(ct);
        TempData["Toast"] = say.Of(Answer.Message);
        return RedirectToPage(new { id = (string?)null });
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var plans = await shelf.AllAsync(ct);
        var waiting = (await queue.ReadAsync(visitor.Actor, ct)).Where(item => item.State is TaskState.Open or TaskState.Claimed).ToList();
        var chosen = Id ?? waiting.FirstOrDefault()?.Id;
        Extensions = await extensions.ReadAsync(visitor.Actor, ct);
        Details = chosen is null ? null : await queue.FindAsync(chosen, visitor.Actor, ct);
        if (Id is not null && Details is null)
            return NotFound();
        Queue = [.. waiting.Select(item => new QueueItem(TaskLines.LinkOf(TaskKind.Approval, item.Id), item.Title, Note(lines.Of(item, plans)), item.Id == chosen))];
        Summary = waiting.Count switch
        {
            0 => say["Không có hồ sơ nào chờ bạn."],
            1 => say["1 hồ sơ chờ bạn quyết định."],
            var count => say["{0} hồ sơ chờ bạn quyết định, gần hạn nhất trước.", Say.Bounded(Math.Max(count, visitor.Counts.Decisions))],
        };
        if (Details is { } details)
            await DescribeAsync(details, plans, ct);
        return Page();
    }

    private string Note(TaskLine line) =>
        string.Join(" · ", new[] { line.Context, line.Item.DueDate is { } due ? Say.Date(due) : null, line.Original is { } original ? say["hạn gốc {0}", Say.Date(original)] : null, line.Left }.Where(part => !string.IsNullOrEmpty(part)));

    private async Task DescribeAsync(ApprovalDetails details, IReadOnlyList<Domain.Plans.Plan> plans, CancellationToken ct)
    {
        var approval = details.Approval;
        var item = await db.Set<UserTask>().AsNoTracking().Where(task => task.Id == approval.Id).AsItems().SingleAsync(ct);
        var line = lines.Of(item, plans);
        var instance = await db.Set<WorkflowInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == approval.InstanceId, ct);
        (Context, Left) = (line.Context, line.Left);
        Works = [.. details.Works.Select(work => WorkView.Of(work, instance is null ? null : procedure.LabelsOf(instance, work.Task.ActivityId), say))];
        var round = details.Works.Select(work => work.Task.Round).DefaultIfEmpty(1).Max();
        Badge = approval.IsFinal ? line.Badge
            : line.Badge.Style is "late" or "soon" ? line.Badge
            : new Badge("review", "i-review", say["Chờ duyệt · lần {0}", round]);
        Choices =
        [
            new("Approved", say["Phê duyệt hồ sơ"], NextOf(instance, approval, "Approved", say["Hồ sơ đi tiếp theo quy trình."])),
            new("Returned", say["Trả lại để sửa"], say["Về {0}, giữ nguyên dữ liệu đã nhập; hạn tính lại theo bước.", WorkersOf(details)]),
            new("Rejected", say["Không phê duyệt"], NextOf(instance, approval, "Rejected", say["Kết thúc hồ sơ này. Không mở lại được."])),
        ];
        (Seats, Quorum) = ([.. SeatsOf(details)], QuorumOf(approval));
        Pair = FilePair.Of(Works, Trai, Phai);
    }

    private string NextOf(WorkflowInstanceRow? instance, UserTask approval, string outcome, string atEnd)
    {
        var next = instance is null ? [] : procedure.After(instance, approval.ActivityId, outcome);
        if (outcome == nameof(Domain.Tasks.Review.ApprovalVerdict.Approved) && StillNeeded(approval) > 1)
            return say["Ghi ý kiến của bạn; còn cần {0} người khác.", StillNeeded(approval) - 1];
        return next.Count == 0 ? atEnd : say["Mở bước “{0}”.", string.Join("”, “", next.Take(3))];
    }

    private string WorkersOf(ApprovalDetails details) =>
        string.Join(", ", details.Works.Select(work => work.Task.ClaimedByName ?? say.Address(work.Task.Assignee, visitor)).Distinct());
}
