using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Mailing;

/// <summary>
/// Who cannot be reached by mail and where their mails go instead: addresses mails come back from, people without one, and the
/// bodies' own mailboxes.
/// </summary>
public sealed class MailboxesModel(WorkflowsDb db, SetUnitAddress setAddress, ClearAddressTrouble clear, MailRoutes routes, IOptions<MailSettings> settings, Visitor visitor, Say say) : PageModel
{
    public sealed record Trouble(AddressTroubleRow Row, string People);

    public sealed record Body(string Code, string Name, string? Address);

    /// <param name="Where">The body whose mailbox their mails go to; null when they reach nobody.</param>
    public sealed record Unreached(string Name, string Post, string? Where);

    public IReadOnlyList<Trouble> Troubles { get; private set; } = [];

    public IReadOnlyList<Unreached> WithoutAddress { get; private set; } = [];

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>The mailbox reports are read from; null when none is set.</summary>
    public string? Reports => settings.Value.Bounces is { Host.Length: > 0 } bounces ? $"{bounces.User} @ {bounces.Host}" : null;

    public string? RefusedUnit { get; private set; }

    public string? Refusal { get; private set; }

    public string? Typed { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostBodyAsync(string unit, string? address, CancellationToken ct)
    {
        try
        {
            await setAddress.RunAsync(new(unit, address), visitor.Actor, ct);
            TempData["Toast"] = say["Đã lưu hộp thư của {0}.", visitor.UnitName(unit)];
            return RedirectToPage();
        }
        catch (AccountRefusedException refused)
        {
            (RefusedUnit, Typed) = (unit, address);
            Refusal = refused.Refusal == AccountRefusal.BadEmail ? say["Địa chỉ thư chưa đúng dạng ten@co-quan.vn."] : say["Chỉ quản trị thay đổi được."];
        }
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostClearAsync(string op, string address, CancellationToken ct)
    {
        if (await clear.RunAsync(new(op, address), visitor.Actor, ct))
            TempData["Toast"] = say["Từ nay thư lại gửi tới {0}.", address];
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var book = await routes.GetAsync(db, ct);
        var people = visitor.Staff.People.Where(person => person.Active).OrderBy(person => person.Name, StringComparer.Ordinal).ToList();
        var bodies = await db.Set<UnitRow>().AsNoTracking().Where(unit => unit.EndedOn == null && unit.Kind != nameof(OrgUnitKind.Group)).OrderBy(unit => unit.Name).ToListAsync(ct);
        Bodies = [.. bodies.Select(unit => new Body(unit.Code, unit.Name, unit.Address))];
        var rows = await db.Set<AddressTroubleRow>().AsNoTracking().OrderByDescending(row => row.LastAt).ToListAsync(ct);
        Troubles = [.. rows.Select(row => new Trouble(row, string.Join("; ", people.Where(person => person.Email is { } own && AddressTroubleRow.Key(own) == row.Address).Select(person => person.Name)
            .Concat(bodies.Where(unit => unit.Address is { } own && AddressTroubleRow.Key(own) == row.Address).Select(unit => unit.Name)))))];
        WithoutAddress = [.. people.Where(person => string.IsNullOrWhiteSpace(person.Email)).Select(person => new Unreached(
            person.Name, string.Join("; ", visitor.Staff.PostsOf(person.Id, visitor.Today).Select(post => visitor.UnitName(post.UnitCode)).Distinct()), book.To(person, visitor.Today).Body))];
    }
}
