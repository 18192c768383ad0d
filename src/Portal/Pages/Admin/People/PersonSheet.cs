using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;
using PersonAccount = VanQuan.Workflows.Application.Identity.Account;

namespace VanQuan.Workflows.Portal.Pages.Admin.People;

/// <summary>Everything the page of one person shows.</summary>
public sealed record PersonSheet(
    PersonAccount Account, IReadOnlyList<Membership> Posts, IReadOnlyList<Delegation> Delegations, OpenWork Work,
    IReadOnlyList<(string Code, string Name)> Bodies, IReadOnlyList<StaffMember> Others)
{
    /// <summary>Null where nobody has that id.</summary>
    public static async Task<PersonSheet?> ReadAsync(string id, WorkflowsDb db, HandOverWork work, Visitor visitor, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id, ct) is not { } account)
            return null;
        var today = visitor.Today;
        var posts = await db.Set<Membership>().AsNoTracking().Where(post => post.PersonId == id).ToListAsync(ct);
        var delegations = await db.Set<Delegation>().AsNoTracking().Where(one => (one.FromPersonId == id || one.ToPersonId == id) && one.To >= today && one.To >= one.From)
            .OrderBy(one => one.From).ToListAsync(ct);
        return new PersonSheet(
            account, [.. posts.OrderByDescending(post => post.To is null || post.To >= today).ThenByDescending(post => post.From)], delegations,
            await work.OfAsync(id, ct), await PeopleModel.BodiesAsync(db, visitor, ct),
            [.. visitor.Staff.People.Where(person => person.Active && person.Id != id).OrderBy(person => person.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Who heads the body on a day, besides this person; null when the post is free then.</summary>
    public static async Task<string?> HeadAsync(string id, string unit, DateOnly on, WorkflowsDb db, CancellationToken ct) =>
        await db.Set<Membership>().AsNoTracking()
            .Where(post => post.UnitCode == unit && post.Role == Role.Head && post.PersonId != id && (post.To == null || post.To >= on))
            .Select(post => post.PersonId).FirstOrDefaultAsync(ct);
}
