using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Delegations;

/// <summary>Who acts for me while I am away, and for whom I act: given for a period, ended early, every change told.</summary>
public sealed class DelegationsModel(DelegatePower delegatePower, EndDelegation end, ReadDelegations delegations, Visitor visitor, Say say) : PageModel
{
    public sealed record Body(string Name, IReadOnlyList<(string Id, string Name)> People);

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? FromDay { get; set; }

    [BindProperty]
    public string? ToDay { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public DelegationList Found { get; private set; } = null!;

    /// <summary>Who can be chosen, by body.</summary>
    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>The bodies one has a post in; with one only there is nothing to choose.</summary>
    public IReadOnlyList<(string Code, string Name)> OwnBodies { get; private set; } = [];

    public string? Refusal { get; private set; }

    /// <summary>Errors by field.</summary>
    public IReadOnlyDictionary<string, string> Errors => errors;

    private readonly Dictionary<string, string> errors = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken ct)
    {
        var (from, to) = (DayText.Read(FromDay), DayText.Read(ToDay));
        if (string.IsNullOrEmpty(To))
            errors["to"] = say["Chưa chọn người làm thay. Chọn một người trong danh sách."];
        if (from is null)
            errors["from"] = say["Ngày phải là ngày có thật, dạng 31/12/2022."];
        else if (from < visitor.Today)
            errors["from"] = say["Ngày bắt đầu đã qua. Chọn hôm nay ({0}) hoặc một ngày sau.", Say.Date(visitor.Today)];
        if (to is null)
            errors["until"] = say["Ngày phải là ngày có thật, dạng 31/12/2022."];
        else if (to < from)
            errors["until"] = say["Ngày cuối đứng trước ngày bắt đầu. Chọn {0} hoặc một ngày sau.", Say.Date(from.Value)];
        if (string.IsNullOrWhiteSpace(Reason))
            errors["reason"] = say["Chưa ghi lý do. Một câu là đủ: nghỉ phép, đi công tác."];
        if (errors.Count == 0 && await RefusedAsync(() => delegatePower.RunAsync(
                new(visitor.Actor.PersonId, To!, from!.Value, to!.Value, string.IsNullOrEmpty(Unit) ? null : Unit, Reason!.Trim()), visitor.Actor, ct)) is null)
        {
            await visitor.ArriveAsync(ct);
            TempData["Toast"] = say["Đã ủy quyền cho {0}, {1} – {2}. Người đó nhận thư.", visitor.Staff.NameOf(To!), Say.Date(from!.Value), Say.Date(to!.Value)];
            return RedirectToPage();
        }
        await ReadAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostEndAsync(string id, string? last, CancellationToken ct) => EndAsync(id, DayText.Read(last), ct);

    /// <summary>Yesterday was the last day: the button of somebody who is looking at a page just now is refused.</summary>
    public Task<IActionResult> OnPostEndNowAsync(string id, CancellationToken ct) => EndAsync(id, visitor.Today.AddDays(-1), ct);

    private async Task<IActionResult> EndAsync(string id, DateOnly? day, CancellationToken ct)
    {
        if (day is null)
            Refusal = say["Ngày phải là ngày có thật, dạng 31/12/2022."];
        else if (await RefusedAsync(() => end.RunAsync(new(id, day.Value), visitor.Actor, ct)) is null)
        {
            TempData["Toast"] = day < visitor.Today ? say["Ủy quyền đã kết thúc, từ lúc này người kia không làm thay được nữa."] : say["Ủy quyền sẽ kết thúc hết ngày {0}.", Say.Date(day.Value)];
            return RedirectToPage();
        }
        await ReadAsync(ct);
        return Page();
    }

    public string Covers(string? unit) => unit is null ? say["mọi chức vụ"] : visitor.UnitName(unit);

    public Badge BadgeOf(DelegationStanding standing) => standing switch
    {
        DelegationStanding.Running => new("ontime", "i-ok", say["Đang hiệu lực"]),
        DelegationStanding.Coming => new("plain", "i-clock", say["Chưa tới ngày"]),
        DelegationStanding.TakenBack => new("done", "i-x", say["Đã rút lại"]),
        _ => new("done", "i-done", say["Đã hết"]),
    };

    public string WordsOf(DelegationChange change) =>
        change.Verb == "PowerDelegated"
            ? say["{0} ủy quyền lúc {1}", change.By, Say.At(change.At)]
            : say["{0} cho kết thúc sớm lúc {1}", change.By, Say.At(change.At)];

    private async Task<string?> RefusedAsync(Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (AccountRefusedException refused)
        {
            Refusal = refused.Refusal switch
            {
                AccountRefusal.AlreadyDelegated => say["Người này đã làm thay bạn trong một số ngày đó. Đổi ngày, hoặc kết thúc lần ủy quyền cũ trước."],
                AccountRefusal.UnknownAccount => say["Người này không còn tài khoản hoạt động. Chọn người khác."],
                AccountRefusal.BadPeriod => say["Khoảng ngày không dùng được. Kiểm tra lại ngày bắt đầu và ngày cuối; không tự ủy quyền cho mình."],
                AccountRefusal.UnknownDelegation => say["Không tìm thấy lần ủy quyền này."],
                _ => say["Chỉ chính người đó hoặc quản trị quyết định việc ủy quyền."],
            };
        }
        return Refusal;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Found = await delegations.RunAsync(visitor.Actor, ct);
        var (me, today) = (visitor.Actor.PersonId, visitor.Today);
        OwnBodies = [.. visitor.Staff.PostsOf(me, today).Select(post => post.UnitCode).Distinct().Select(code => (code, visitor.UnitName(code)))];
        var own = OwnBodies.Select(body => body.Code).ToHashSet();
        Bodies = [.. visitor.Staff.People.Where(person => person.Active && person.Id != me)
            .SelectMany(person => visitor.Staff.PostsOf(person.Id, today).Select(post => (post.UnitCode, person.Id, person.Name)).DistinctBy(post => post.UnitCode))
            .GroupBy(one => one.UnitCode).OrderByDescending(group => own.Contains(group.Key)).ThenBy(group => visitor.UnitName(group.Key), StringComparer.Ordinal)
            .Select(group => new Body(visitor.UnitName(group.Key), [.. group.Select(one => (one.Id, one.Name)).OrderBy(one => one.Name, StringComparer.Ordinal)]))];
        FromDay ??= Say.Date(today);
    }
}
