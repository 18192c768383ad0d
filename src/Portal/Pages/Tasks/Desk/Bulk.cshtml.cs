using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Tasks.Bulk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>
/// Several tasks at once: first what will happen to each or why not, then, at a button, each on its own with its result said.
/// </summary>
public sealed class BulkModel(PreviewBulk preview, DoBulk bulk, TaskLines lines, PlanShelf shelf, Visitor visitor, Say say) : PageModel
{
    public sealed record Line(TaskLine Task, bool Good, string Words);

    /// <summary>The tasks chosen.</summary>
    [BindProperty]
    public List<string> Viec { get; set; } = [];

    /// <summary>What to do: nhan, tra, giao or giahan.</summary>
    [BindProperty]
    public string? Lam { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Days { get; set; } = BulkOrder.UsualDays;

    /// <summary>Where the person came from, to go back to.</summary>
    [BindProperty]
    public string? Ve { get; set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool IsDone { get; private set; }

    public string? ReasonError { get; private set; }

    public string? ToError { get; private set; }

    public IReadOnlyList<(string Address, string Name)> Colleagues { get; private set; } = [];

    public int Good => Lines.Count(line => line.Good);

    public string Back => Url.IsLocalUrl(Ve) && Ve.StartsWith("/viec-cua-toi", StringComparison.Ordinal) ? Ve : "/viec-cua-toi";

    public BulkAct Act => Lam switch { "tra" => BulkAct.Release, "giao" => BulkAct.Reassign, "giahan" => BulkAct.AskExtension, _ => BulkAct.Claim };

    public string Title => Act switch
    {
        BulkAct.Claim => say["Nhận việc đã chọn"],
        BulkAct.Release => say["Thôi nhận việc đã chọn"],
        BulkAct.Reassign => say["Giao lại việc đã chọn"],
        _ => say["Xin gia hạn việc đã chọn"],
    };

    public string Verb => Act switch
    {
        BulkAct.Claim => say["Nhận {0} việc", Good],
        BulkAct.Release => say["Thôi nhận {0} việc", Good],
        BulkAct.Reassign => say["Giao lại {0} việc", Good],
        _ => say["Gửi {0} đề nghị gia hạn", Good],
    };

    private BulkOrder Order => new(Act, To, Reason, Days);

    public IActionResult OnGet() => LocalRedirect("/viec-cua-toi");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(string op, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (Order.NeedsReason && string.IsNullOrWhiteSpace(Reason))
            ReasonError = say["Chưa ghi lý do. Một câu, dùng chung cho các việc đã chọn."];
        if (Act == BulkAct.Reassign && string.IsNullOrWhiteSpace(To))
            ToError = say["Chưa chọn người nhận. Chọn một đồng nghiệp."];
        if (ReasonError is not null || ToError is not null)
        {
            await ShowAsync(ct);
            return Page();
        }
        var results = await bulk.RunAsync(Viec, Order, op, visitor.Actor, ct);
        var plans = await shelf.AllAsync(ct);
        (Lines, IsDone) = ([.. results.Select(result => new Line(lines.Of(result.Item, plans), result.Answer.IsDone, say.Of(result.Answer.Message)))], true);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var plans = await shelf.AllAsync(ct);
        var found = await preview.ReadAsync(Viec, Order, visitor.Actor, ct);
        Lines = [.. found.Select(line => new Line(lines.Of(line.Item, plans), line.Will, say.Of(line.Words)))];
        Colleagues = [.. found.Select(line => line.Item.UnitCode).OfType<string>().Distinct()
            .SelectMany(unit => visitor.Staff.Resolve(Address.OfUnit(unit), visitor.Today)).DistinctBy(person => person.Id)
            .Select(person => (Address.OfPerson(person.Id).ToString(), person.Name)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
