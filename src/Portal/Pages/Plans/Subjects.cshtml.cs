using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Editing;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>What an action is done for, one by one; more of it from a sheet or pasted, looked at before it is taken in.</summary>
public sealed class SubjectsModel(TakeInSubjects takeIn, PlanStore plans, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public string Op { get; private set; } = Guid.NewGuid().ToString("N");

    public string Name { get; private set; } = "";

    public bool MayEdit { get; private set; }

    public IReadOnlyList<Subject> There { get; private set; } = [];

    public TakeInSubjects.Preview? Preview { get; private set; }

    public string? Text { get; private set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await DescribeAsync(ct) ? Page() : NotFound();

    public IActionResult OnGetTemplate() => File(SubjectSheet.Template(say["Đối tượng"], say["Tên"], say["Đơn vị"], say["Mã"]), Sheet, "doi-tuong.xlsx");

    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file, string? text, CancellationToken ct)
    {
        Text = text;
        return await TryAsync(async () =>
        {
            if (file is { Length: > 0 and <= SubjectSheet.MaxBytes })
            {
                await using var content = file.OpenReadStream();
                // From here on the rows travel as text, so that what was looked at is what is taken in.
                Text = string.Join('\n', SubjectSheet.Read(content).Select(row => string.Join('\t', row.Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' ')))));
            }
            Preview = await takeIn.PreviewAsync(new(Code, Number, SubjectSheet.Paste(Text ?? ""), Op), visitor.Actor, ct);
            return Page();
        }, ct);
    }

    public Task<IActionResult> OnPostTakeInAsync(string op, string? text, CancellationToken ct)
    {
        Text = text;
        return TryAsync(async () =>
        {
            var (added, started) = await takeIn.RunAsync(new(Code, Number, SubjectSheet.Paste(text ?? ""), op), visitor.Actor, ct);
            TempData["Toast"] = say["Đã thêm {0} đối tượng; {1} lượt bắt đầu.", added, started];
            return LocalRedirect($"/ke-hoach/{Code}/{Number}/doi-tuong");
        }, ct);
    }

    private async Task<IActionResult> TryAsync(Func<Task<IActionResult>> work, CancellationToken ct)
    {
        if (!await DescribeAsync(ct))
            return NotFound();
        try
        {
            return await work();
        }
        catch (TaskRefusedException refused)
        {
            Refusal = say.Of(refused.Words);
            return Page();
        }
    }

    private async Task<bool> DescribeAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await plans.FindAsync(db, Code, ct) is not { } plan || plan.Actions.FirstOrDefault(one => one.Number == Number) is not { Runs: ActionRuns.PerSubject } action)
            return false;
        Name = say.English ? action.TitleEn ?? action.Title : action.Title;
        MayEdit = new PlanAuthority(visitor.Staff, visitor.Today).MayEdit(visitor.Actor);
        There = [.. plan.RunsOf(action).Select(run => run.Subject!)];
        return true;
    }
}
