using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>
/// Gives a person a post in a body, from a local date, to one or without end. A body has one head at a time: the one before
/// ends the day before the new one begins, with a line in their own chain.
/// </summary>
public sealed class AppointPerson(AccountChange change)
{
    /// <param name="From">Null: as far back as anybody asks; of a head who follows another, today.</param>
    public sealed record Command(string UserName, string Unit, Role Role, DateOnly? From = null, DateOnly? To = null);

    /// <returns>The ids of heads who were replaced.</returns>
    public Task<IReadOnlyList<string>> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (command.To < command.From)
                throw new AccountRefusedException(AccountRefusal.BadPeriod, $"A post from {command.From:yyyy-MM-dd} cannot end on {command.To:yyyy-MM-dd}.");
            var unit = await change.Db.Set<UnitRow>().AsNoTracking().SingleOrDefaultAsync(unit => unit.Code == command.Unit, ct)
                ?? throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{command.Unit}'; import its plan first.");
            if (unit.EndedOn is { } ended && ended <= (command.From ?? VietnamTime.DateOf(change.Now)))
                throw new AccountRefusedException(AccountRefusal.UnitEnded, $"'{command.Unit}' has ended on {ended:yyyy-MM-dd}.");
            var heads = command.Role == Role.Head ? await HeadsAsync(account.Id, command, ct) : [];
            var from = command.From ?? (heads.Count > 0 ? VietnamTime.DateOf(change.Now) : null);
            foreach (var head in heads)
                await ReplaceAsync(head, from!.Value, actor);
            change.Db.Add(new Membership(account.Id, command.Unit, command.Role, from, command.To));
            change.Note(account, actor, "PostGiven", data: new { command.Unit, command.Role, From = from, command.To });
            return (IReadOnlyList<string>)[.. heads.Select(head => head.PersonId).Distinct()];
        }, ct);

    /// <summary>Other people's headship of the body that reaches into the new one's time.</summary>
    private Task<List<Membership>> HeadsAsync(string personId, Command command, CancellationToken ct)
    {
        var from = command.From ?? VietnamTime.DateOf(change.Now);
        return change.Db.Set<Membership>()
            .Where(post => post.UnitCode == command.Unit && post.Role == Role.Head && post.PersonId != personId)
            .Where(post => (post.To == null || post.To >= from) && (command.To == null || post.From == null || post.From <= command.To))
            .ToListAsync(ct);
    }

    private async Task ReplaceAsync(Membership head, DateOnly from, Actor actor)
    {
        change.Db.Remove(head);
        if (head.From is null || head.From < from)
            change.Db.Add(head with { To = from.AddDays(-1) });
        change.Note(await change.FindByIdAsync(head.PersonId), actor, "PostEnded", data: new { Unit = head.UnitCode, head.Role, LastDay = from.AddDays(-1), because = "a new head" });
    }
}
