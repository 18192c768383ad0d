using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>
/// What an administrator keeps of a person: name, mail address, telephone, language, roles in the service. Where the roles
/// change, open sessions end, because they carry the old ones. The last administrator stays one.
/// </summary>
public sealed class EditPerson(AccountChange change)
{
    public sealed record Command(string PersonId, string FullName, string? Email, string? Phone, string Language, SystemRoles SystemRoles);

    /// <returns>False where everything was like that already.</returns>
    public Task<bool> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindByIdAsync(command.PersonId);
            if (string.IsNullOrWhiteSpace(command.FullName))
                throw new AccountRefusedException(AccountRefusal.BadName, "An account needs the person's full name.");
            if (account.SystemRoles.HasFlag(SystemRoles.Administrator) && !command.SystemRoles.HasFlag(SystemRoles.Administrator) && !await AnotherAdministratorAsync(account.Id, ct))
                throw new AccountRefusedException(AccountRefusal.LastAdministrator, $"'{account.UserName}' is the last administrator; add another one first.");
            var changed = Changes(account, command);
            if (changed.Count == 0)
                return false;
            var (before, roles) = (account.SystemRoles, account.SystemRoles != command.SystemRoles);
            (account.FullName, account.Email, account.PhoneNumber) = (command.FullName.Trim(), Trimmed(command.Email), Trimmed(command.Phone));
            (account.Language, account.SystemRoles) = (command.Language == "en" ? "en" : "vi", command.SystemRoles);
            AccountChange.Require(roles ? await change.Users.UpdateSecurityStampAsync(account) : await change.Users.UpdateAsync(account));
            change.Note(account, actor, "PersonEdited", data: new { changed = changed.Keys, from = before, to = account.SystemRoles }, texts: Personal(changed));
            return true;
        }, ct);

    private static Dictionary<string, string?> Changes(Account account, Command command)
    {
        var changed = new Dictionary<string, string?>();
        if (account.FullName != command.FullName.Trim())
            changed["fullName"] = command.FullName.Trim();
        if (account.Email != Trimmed(command.Email))
            changed["email"] = Trimmed(command.Email);
        if (account.PhoneNumber != Trimmed(command.Phone))
            changed["phone"] = Trimmed(command.Phone);
        if (account.Language != command.Language)
            changed["language"] = null;
        if (account.SystemRoles != command.SystemRoles)
            changed["systemRoles"] = null;
        return changed;
    }

    private static Dictionary<string, string>? Personal(Dictionary<string, string?> changed)
    {
        var texts = changed.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!);
        return texts.Count == 0 ? null : texts;
    }

    private Task<bool> AnotherAdministratorAsync(string id, CancellationToken ct) =>
        change.Db.Users.AnyAsync(other => other.Id != id && !other.Disabled && (other.SystemRoles & SystemRoles.Administrator) != 0, ct);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
