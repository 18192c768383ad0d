using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>
/// A new installation has nobody who could open accounts, and no default password either: the first administrator is
/// made here, once, and the caller prints the generated password. Null when there is an administrator already.
/// </summary>
public sealed class CreateFirstAdministrator(AddAccount add, AccountChange change)
{
    public const string UserName = "admin";

    public async Task<AddAccount.Result?> RunAsync(CancellationToken ct = default) =>
        await change.Db.Users.AnyAsync(account => (account.SystemRoles & SystemRoles.Administrator) != 0, ct)
            ? null
            : await add.RunAsync(new AddAccount.Command(UserName, "Quản trị hệ thống", SystemRoles: SystemRoles.Administrator), Actor.System, ct);
}
