using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>A body's own mailbox: where the mails go of its people who have none, or whose own comes back. Empty takes it away.</summary>
public sealed class SetUnitAddress(AccountChange change, TimeProvider time)
{
    public sealed record Command(string Code, string? Address);

    /// <exception cref="AccountRefusedException">Not an administrator, no such body, or no mail address.</exception>
    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var address = string.IsNullOrWhiteSpace(command.Address) ? null : command.Address.Trim();
            if (address is not null && !EmailAddress.IsValid(address))
                throw new AccountRefusedException(AccountRefusal.BadEmail, $"'{address}' is no mail address.");
            var unit = await change.Db.Set<UnitRow>().SingleOrDefaultAsync(unit => unit.Code == command.Code, ct)
                ?? throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{command.Code}'.");
            if (unit.Address == address)
                return false;
            unit.Address = address;
            change.Db.Audit.Add(AuditChain.Service, actor, time.GetUtcNow(), "UnitAddressSet", data: new { command.Code, address });
            return true;
        }, ct);
}
