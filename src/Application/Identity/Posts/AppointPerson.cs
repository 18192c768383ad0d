using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>Gives a person a post in a body, from a local date, to one or without end.</summary>
public sealed class AppointPerson(AccountChange change)
{
    public sealed record Command(string UserName, string Unit, Role Role, DateOnly? From = null, DateOnly? To = null);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (command.To < command.From)
                throw new AccountRefusedException(AccountRefusal.BadPeriod, $"A post from {command.From:yyyy-MM-dd} cannot end on {command.To:yyyy-MM-dd}.");
            if (!await change.Db.Set<UnitRow>().AnyAsync(unit => unit.Code == command.Unit, ct))
                throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{command.Unit}'; import its plan first.");
            change.Db.Add(new Membership(account.Id, command.Unit, command.Role, command.From, command.To));
            change.Note(account, actor, "PostGiven", data: new { command.Unit, command.Role, command.From, command.To });
            return account;
        }, ct);
}
