using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin;

/// <summary>Accounts: added, disabled, given a new password. A generated password is shown once, here, and kept nowhere.</summary>
public sealed class AccountsModel(WorkflowsDb db, AddAccount add, DisableAccount disable, ResetPassword reset, Visitor visitor, Say say) : PageModel
{
    public sealed record Person(string UserName, string FullName, string? Email, string Posts, bool Disabled, bool Demo);

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public Role Role { get; set; }

    [BindProperty]
    public SystemRoles SystemRole { get; set; }

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Bodies { get; private set; } = [];

    public string? Refusal { get; private set; }

    public (string UserName, string Password)? Password { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => DoAsync(async () =>
    {
        AddAccount.Post[] posts = string.IsNullOrEmpty(Unit) ? [] : [new(Unit, Role)];
        var made = await add.RunAsync(new((UserName ?? "").Trim(), FullName ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(), SystemRole, posts), visitor.Actor, ct);
        Password = (made.UserName, made.Password);
        (UserName, FullName, Email) = (null, null, null);
        ModelState.Clear();
    }, ct);

    public Task<IActionResult> OnPostResetAsync(string name, CancellationToken ct) => DoAsync(async () =>
    {
        var made = await reset.RunAsync(new(name), visitor.Actor, ct);
        Password = (made.UserName, made.Password);
    }, ct);

    public Task<IActionResult> OnPostDisableAsync(string name, CancellationToken ct) =>
        DoAsync(() => disable.RunAsync(new(name), visitor.Actor, ct), ct);

    private async Task<IActionResult> DoAsync(Func<Task> use, CancellationToken ct)
    {
        try
        {
            await use();
        }
        catch (AccountRefusedException refused)
        {
            Refusal = Word(refused);
        }
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.UserName).ToListAsync(ct);
        People = [.. accounts.Select(account => new Person(account.UserName!, account.FullName, account.Email,
            string.Join("; ", visitor.Staff.PostsOf(account.Id, visitor.Today).Select(post => visitor.UnitName(post.UnitCode))), account.Disabled, account.Demo))];
        Bodies = [.. visitor.Units.OrderBy(unit => unit.Value, StringComparer.Ordinal).Select(unit => (unit.Key, unit.Value))];
    }

    private string Word(AccountRefusedException refused) => refused.Refusal switch
    {
        AccountRefusal.NameTaken => say["Tên đăng nhập này đã có người dùng. Chọn tên khác."],
        AccountRefusal.BadName => say["Tên đăng nhập chỉ gồm chữ không dấu, số và dấu chấm; họ tên không để trống."],
        AccountRefusal.BadEmail => say["Địa chỉ thư chưa đúng dạng ten@co-quan.vn."],
        AccountRefusal.LastAdministrator => say["Đây là quản trị cuối cùng. Thêm quản trị khác rồi mới khóa được."],
        AccountRefusal.AlreadyDisabled => say["Tài khoản này đã khóa."],
        AccountRefusal.UnknownAccount => say["Không có tài khoản này."],
        AccountRefusal.NotAllowed => say["Chỉ quản trị thay đổi được tài khoản."],
        _ => refused.Message,
    };
}
