using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;
using PersonAccount = VanQuan.Workflows.Application.Identity.Account;

namespace VanQuan.Workflows.Portal.Pages.Admin.People;

/// <summary>Everybody with an account, found without diacritics; a new one is opened here. Its generated password is shown once and kept nowhere.</summary>
public sealed class PeopleModel(WorkflowsDb db, AddAccount add, Visitor visitor, Say say) : PageModel
{
    public const int PageSize = 30;

    public sealed record Row(PersonAccount Account, string Posts);

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

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

    public IReadOnlyList<Row> Found { get; private set; } = [];

    public int Total { get; private set; }

    public int Matching { get; private set; }

    public int Disabled { get; private set; }

    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    public IReadOnlyList<(string Code, string Name)> Bodies { get; private set; } = [];

    public AccountRefusedException? Refused { get; private set; }

    public (string Id, string UserName, string Password)? Made { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        try
        {
            AddAccount.Post[] posts = string.IsNullOrEmpty(Unit) ? [] : [new(Unit, Role)];
            var made = await add.RunAsync(new((UserName ?? "").Trim(), FullName ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(), SystemRole, posts), visitor.Actor, ct);
            Made = (made.Id, made.UserName, made.Password);
            (UserName, FullName, Email) = (null, null, null);
            ModelState.Clear();
        }
        catch (AccountRefusedException refused)
        {
            Refused = refused;
        }
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.UserName).ToListAsync(ct);
        (Total, Disabled) = (accounts.Count, accounts.Count(account => account.Disabled));
        var words = SearchFolding.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var matching = accounts.Select(account => new Row(account, PostsOf(account.Id)))
            .Where(row => SearchFolding.Fold($"{row.Account.UserName} {row.Account.FullName} {row.Account.Email} {row.Posts}") is var text && words.All(text.Contains)).ToList();
        Matching = matching.Count;
        Number = Math.Clamp(Number, 1, Pages);
        Found = [.. matching.Skip((Number - 1) * PageSize).Take(PageSize)];
        Bodies = await BodiesAsync(db, visitor, ct);
    }

    /// <summary>Bodies that exist today, by name.</summary>
    internal static async Task<IReadOnlyList<(string Code, string Name)>> BodiesAsync(WorkflowsDb db, Visitor visitor, CancellationToken ct)
    {
        var today = visitor.Today;
        var units = await db.Set<UnitRow>().AsNoTracking().Where(unit => unit.EndedOn == null || unit.EndedOn > today).ToListAsync(ct);
        return [.. units.Where(unit => unit.Members.Count == 0).OrderBy(unit => unit.Name, StringComparer.Ordinal).Select(unit => (unit.Code, unit.Name))];
    }

    private string PostsOf(string id) =>
        string.Join("; ", visitor.Staff.PostsOf(id, visitor.Today).Select(post => $"{say.Post(post.Role)}, {visitor.UnitName(post.UnitCode)}"));
}
