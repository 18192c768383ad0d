using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>
/// One task: why its date, its form, evidence, talk, and the buttons a person may press. Whatever a use case answers is said
/// on the same page with everything typed still there.
/// </summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed partial class TaskModel(
    TaskDetails details, TaskDesks desks, TaskSurroundings surroundings, WorkCalendar calendar, Visitor visitor, Say say) : PageModel
{
    /// <summary>Several files at once; each has its own limit in the settings.</summary>
    private const long MostBytes = 200L * 1024 * 1024;

    private IReadOnlyDictionary<string, string> typed = TaskAnswer.NothingTyped;
    private string handler = "";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public new TaskPage Page { get; private set; } = null!;

    public TaskAnswer? Answer { get; private set; }

    /// <summary>Names this request when it is repeated; new for every form that is shown.</summary>
    public string Op { get; } = Guid.NewGuid().ToString("N");

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostClaimAsync(string op, CancellationToken ct) =>
        TellAsync(desks.Claim.RunAsync(new(Id, op), visitor.Actor, ct), ct);

    public Task<IActionResult> OnPostReleaseAsync(string op, CancellationToken ct) =>
        TellAsync(desks.Release.RunAsync(new(Id, op), visitor.Actor, ct), ct);

    public async Task<IActionResult> OnPostSaveAsync(string op, CancellationToken ct)
    {
        var answer = await desks.Save.RunAsync(new(Id, op, Values()), visitor.Actor, ct);
        return Request.Headers["X-Draft"].Count > 0
            ? new JsonResult(new { done = answer.IsDone, message = say.Of(answer.Message) })
            : await TellAsync(Task.FromResult(answer), ct);
    }

    public async Task<IActionResult> OnPostSubmitAsync(string op, string? outcome, List<IFormFile> files, CancellationToken ct)
    {
        if (files.Count > 0 && await AttachAsync(op, files, ct) is { IsDone: false } refused)
            return await TellAsync(Task.FromResult(refused), ct);
        return await TellAsync(desks.Submit.RunAsync(new(Id, op, outcome, Values()), visitor.Actor, ct), ct);
    }

    public async Task<IActionResult> OnPostAttachAsync(string op, List<IFormFile> files, CancellationToken ct)
    {
        await desks.Save.RunAsync(new(Id, op + "/draft", Values()), visitor.Actor, ct);
        return await TellAsync(Task.FromResult(await AttachAsync(op, files, ct)), ct);
    }

    /// <summary>One file of several that a script sends one after another; its answer stands beside that file.</summary>
    public async Task<IActionResult> OnPostAttachOneAsync(string op, IFormFile? file, CancellationToken ct)
    {
        var answer = await AttachAsync(op, file is null ? [] : [file], ct);
        return new JsonResult(new { done = answer.IsDone, message = say.Of(answer.Errors is [var error, ..] ? error.Message : answer.Message) });
    }

    /// <summary>The list of files alone, for a script that has just sent some.</summary>
    public async Task<IActionResult> OnGetFilesAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await details.FindAsync(Id, visitor.Actor, ct) is not { } page)
            return NotFound();
        Page = page;
        return Partial("Parts/_Files", this);
    }

    public async Task<IActionResult> OnPostDetachAsync(string op, long file, CancellationToken ct)
    {
        await desks.Save.RunAsync(new(Id, op + "/draft", Values()), visitor.Actor, ct);
        return await TellAsync(desks.Detach.RunAsync(new(Id, op, file), visitor.Actor, ct), ct);
    }

    public Task<IActionResult> OnPostWithdrawAsync(string op, CancellationToken ct) =>
        TellAsync(desks.Withdraw.RunAsync(new(Id, op), visitor.Actor, ct), ct);

    public Task<IActionResult> OnPostRefuseAsync(string op, string? reason, CancellationToken ct) =>
        TellAsync(desks.Refuse.RunAsync(new(Id, op, reason ?? ""), visitor.Actor, ct), ct, "refuse", reason);

    public Task<IActionResult> OnPostReassignAsync(string op, string? to, string? reason, CancellationToken ct) =>
        TellAsync(desks.Reassign.RunAsync(new(Id, op, to ?? "", reason ?? ""), visitor.Actor, ct), ct, "reassign", reason);

    public Task<IActionResult> OnPostCancelAsync(string op, string? reason, CancellationToken ct) =>
        TellAsync(desks.Cancel.RunAsync(new(Id, op, reason ?? ""), visitor.Actor, ct), ct, "cancel", reason);

    public Task<IActionResult> OnPostCommentAsync(string op, string? text, List<string> mention, CancellationToken ct) =>
        TellAsync(desks.Comment.RunAsync(new(Id, op, text ?? "", mention), visitor.Actor, ct), ct, "comment", text);

    public Task<IActionResult> OnPostContributeAsync(string op, string? text, CancellationToken ct) =>
        TellAsync(desks.Contribute.RunAsync(new(Id, op, text ?? ""), visitor.Actor, ct), ct, "contribute", text);

    /// <summary>What was typed into that form when its use case said no.</summary>
    public string TypedFor(string form, string what = "text") => handler == form ? typed.GetValueOrDefault(what, "") : "";

    private async Task<TaskAnswer> AttachAsync(string op, List<IFormFile> files, CancellationToken ct)
    {
        if (files.Count == 0)
            return Answers.Unfinished("Chưa chọn tệp nào. Chọn tệp rồi bấm Đính kèm.", "No file is chosen. Choose one and press Attach.");
        var answers = new List<TaskAnswer>();
        foreach (var file in files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, ct);
            answers.Add(await desks.Attach.RunAsync(new(Id, $"{op}/file{answers.Count}", file.FileName, content.ToArray()), visitor.Actor, ct));
        }
        if (files.Count == 1)
            return answers[0];
        // One file that is refused does not keep the others out; each refusal names its file.
        var (done, refused) = (answers.Count(answer => answer.IsDone), answers.Where(answer => !answer.IsDone).ToList());
        return refused.Count == 0
            ? TaskAnswer.Done(new($"Đã đính kèm {done} tệp.", $"{done} files are attached."))
            : new(refused[0].Kind, new($"Đã đính kèm {done} tệp; {refused.Count} tệp chưa nhận, lý do ở mục Minh chứng.", $"{done} files are attached; {refused.Count} were not taken, for the reasons under Evidence."),
                [.. refused.Select(answer => answer.Errors is [var error, ..] ? error : new(FieldError.Evidence, answer.Message))], TaskAnswer.NothingTyped);
    }

    private async Task<IActionResult> TellAsync(Task<TaskAnswer> use, CancellationToken ct, string form = "", string? text = null)
    {
        var answer = await use;
        if (answer.IsDone)
        {
            TempData["Toast"] = say.Of(answer.Message);
            TempData[ChosenKey] = Request.Form["outcome"].ToString();
            return RedirectToPage(new { id = Id });
        }
        (Answer, handler) = (answer, form);
        typed = form.Length > 0 ? new Dictionary<string, string> { ["text"] = text ?? "", ["date"] = Request.Form["due"].ToString(), ["percent"] = Request.Form["percent"].ToString() } : Values();
        return answer.Kind == TaskAnswerKind.NotFound ? NotFound() : await ShowAsync(ct);
    }

    /// <summary>The outcome that was ticked before a file went up, or before a refusal: it stays ticked.</summary>
    private string ChosenKey => "outcome/" + Id;

    private string? ChosenOutcome => (Request.HasFormContentType ? Request.Form["outcome"].ToString() : TempData[ChosenKey] as string) is { Length: > 0 } chosen ? chosen : null;

    private Dictionary<string, string> Values() =>
        Request.Form.Where(pair => pair.Key.StartsWith("f.", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[2..], pair => pair.Value.ToString());

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await details.FindAsync(Id, visitor.Actor, ct) is not { } page)
            return NotFound();
        if (page.Task.Kind == TaskKind.Approval)
            return LocalRedirect(TaskLines.LinkOf(TaskKind.Approval, Id));
        Page = page;
        await DescribeAsync(ct);
        return base.Page();
    }
}
