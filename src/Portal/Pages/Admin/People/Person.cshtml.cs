using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;
using PersonAccount = VanQuan.Workflows.Application.Identity.Account;

namespace VanQuan.Workflows.Portal.Pages.Admin.People;

/// <summary>One person: what is kept of them, posts with periods, delegations, and the account, each changed by its own button.</summary>
public sealed class PersonModel(
    WorkflowsDb db, HandOverWork work, EditPerson edit, AppointPerson appoint, EndPost endPost, DelegatePower delegatePower, EndDelegation endDelegation,
    DisableAccount disable, EnableAccount enable, ResetPassword reset, Visitor visitor, Say say) : PageModel
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public string PersonId { get; set; } = "";

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public PersonSheet Sheet { get; private set; } = null!;

    public AccountRefusedException? Refused { get; private set; }

    /// <summary>Which of the page's forms was refused.</summary>
    public string? At { get; private set; }

    public string? Told { get; private set; }

    /// <summary>Head of the body now, who would be replaced: asked before it is done.</summary>
    public StaffMember? Replaces { get; private set; }

    public string? Password { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ShowAsync(ct);

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => DoAsync("save", async account =>
    {
        var roles = Form.SystemRoles.Aggregate(SystemRoles.None, (all, one) => all | one);
        var changed = await edit.RunAsync(new(account.Id, Form.FullName ?? "", Form.Email, Form.Phone, Form.Language, roles), visitor.Actor, ct);
        return changed ? say["Đã lưu thông tin của {0}.", Form.FullName] : say["Không có gì thay đổi."];
    }, ct);

    public async Task<IActionResult> OnPostAppointAsync(CancellationToken ct)
    {
        var from = Form.From ?? visitor.Today;
        if (Form.Role == Role.Head && await PersonSheet.HeadAsync(PersonId, Form.Unit ?? "", from, db, ct) is { } head && head != Form.Replace)
        {
            await visitor.ArriveAsync(ct);
            Replaces = visitor.Staff.Find(head);
            return await ShowAsync(ct);
        }
        return await DoAsync("appoint", async account =>
        {
            var replaced = await appoint.RunAsync(new(account.UserName!, Form.Unit ?? "", Form.Role, from, Form.To), visitor.Actor, ct);
            var done = say["Đã bổ nhiệm: {0}, {1}, từ {2}.", say.Post(Form.Role), visitor.UnitName(Form.Unit ?? ""), Say.Date(from)];
            return replaced.Count == 0 ? done : done + " " + say["{0} thôi từ ngày đó.", string.Join(", ", replaced.Select(visitor.Staff.NameOf))];
        }, ct);
    }

    public Task<IActionResult> OnPostEndPostAsync(CancellationToken ct) => DoAsync("post", async account =>
    {
        var last = Form.To ?? visitor.Today;
        await endPost.RunAsync(new(account.UserName!, Form.Unit ?? "", Form.Role, last), visitor.Actor, ct);
        return say["Thôi chức vụ sau ngày {0}.", Say.Date(last)];
    }, ct);

    public Task<IActionResult> OnPostDelegateAsync(CancellationToken ct) => DoAsync("delegate", async account =>
    {
        var from = Form.From ?? visitor.Today;
        await delegatePower.RunAsync(
            new(account.Id, Form.Other ?? "", from, Form.To ?? from, string.IsNullOrEmpty(Form.Unit) ? null : Form.Unit, Form.Reason), visitor.Actor, ct);
        return say["{0} được ủy quyền đến hết {1}.", visitor.Staff.NameOf(Form.Other ?? ""), Say.Date(Form.To ?? from)];
    }, ct);

    public Task<IActionResult> OnPostEndDelegationAsync(CancellationToken ct) => DoAsync("delegation", async _ =>
    {
        await endDelegation.RunAsync(new(Form.Other ?? "", visitor.Today), visitor.Actor, ct);
        return say["Ủy quyền kết thúc hết hôm nay."];
    }, ct);

    public Task<IActionResult> OnPostDisableAsync(CancellationToken ct) => DoAsync("disable", async account =>
    {
        var given = 0;
        if (!string.IsNullOrEmpty(Form.GiveTo))
        {
            (given, var refused) = await work.RunAsync(new(account.Id, Form.GiveTo, Form.Reason ?? say["Khóa tài khoản"], Form.Op), visitor.Actor, ct);
            if (refused is not null)
                return say["Chưa khóa: {0}", say.Of(refused.Message)];
        }
        await disable.RunAsync(new(account.UserName!, Form.Reason), visitor.Actor, ct);
        return say["Đã khóa tài khoản; {0} việc giao đích danh đã chuyển.", given];
    }, ct);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken ct) => DoAsync("enable", async account =>
    {
        await enable.RunAsync(new(account.Id, Form.Reason), visitor.Actor, ct);
        return say["Đã mở lại tài khoản."];
    }, ct);

    public Task<IActionResult> OnPostResetAsync(CancellationToken ct) => DoAsync("reset", async account =>
    {
        Password = (await reset.RunAsync(new(account.UserName!), visitor.Actor, ct)).Password;
        return null;
    }, ct);

    /// <summary>Done: the page anew, with what was done; a password stays on this one answer. Refused: what was typed comes back.</summary>
    private async Task<IActionResult> DoAsync(string at, Func<PersonAccount, Task<string?>> use, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await db.Users.FindAsync([PersonId], ct) is not { } account)
            return NotFound();
        try
        {
            if (await use(account) is { } told)
            {
                TempData["Toast"] = told;
                return Redirect("/quan-tri/nguoi/" + PersonId);
            }
        }
        catch (AccountRefusedException refused)
        {
            (Refused, At) = (refused, at);
        }
        // The refused change must not be shown as if it were kept.
        db.ChangeTracker.Clear();
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await PersonSheet.ReadAsync(PersonId, db, work, visitor, ct) is not { } sheet)
            return NotFound();
        Sheet = sheet;
        if (At != "save")
            Form.Show(sheet.Account);
        return Page();
    }
}
