using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>
/// An administrator adds a body, or changes its name, kind, superior or mailbox. The code stays: addresses written long ago
/// name it. What was changed here is not undone by a plan that is imported again.
/// </summary>
public sealed class KeepBody(AccountChange change)
{
    public sealed record Command(string Code, string Name, OrgUnitKind Kind, string? Parent, string? Address);

    public Task AddAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var code = command.Code.Trim();
            if (!Address.TryParse("unit:" + code, out _, out _) || string.IsNullOrWhiteSpace(command.Name))
                throw new AccountRefusedException(AccountRefusal.BadName, "A body needs a code without spaces and a name.");
            if (await change.Db.Set<UnitRow>().AnyAsync(unit => unit.Code == code, ct))
                throw new AccountRefusedException(AccountRefusal.UnitExists, $"There is a body '{code}' already.");
            await RequireParentAsync(code, command.Parent, ct);
            var row = new UnitRow { Code = code, Name = command.Name.Trim(), Kind = command.Kind.ToString() };
            (row.ParentCode, row.Address, row.Edited) = (Trimmed(command.Parent), Trimmed(command.Address), true);
            change.Db.Add(row);
            change.Db.Audit.Add(AuditChain.Service, actor, change.Now, "UnitAdded", data: new { code, row.Name, command.Kind, row.ParentCode, row.Address });
            return row;
        }, ct);

    /// <returns>False where everything was like that already.</returns>
    public Task<bool> EditAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var row = await change.Db.Set<UnitRow>().SingleOrDefaultAsync(unit => unit.Code == command.Code, ct)
                ?? throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{command.Code}'.");
            if (string.IsNullOrWhiteSpace(command.Name))
                throw new AccountRefusedException(AccountRefusal.BadName, "A body needs a name.");
            await RequireParentAsync(row.Code, command.Parent, ct);
            var before = new { row.Name, row.Kind, row.ParentCode, row.Address };
            (row.Name, row.Kind, row.ParentCode, row.Address) = (command.Name.Trim(), command.Kind.ToString(), Trimmed(command.Parent), Trimmed(command.Address));
            var after = new { row.Name, row.Kind, row.ParentCode, row.Address };
            if (before.Equals(after))
                return false;
            row.Edited = true;
            change.Db.Audit.Add(AuditChain.Service, actor, change.Now, "UnitEdited", data: new { code = row.Code, before, after });
            return true;
        }, ct);

    /// <summary>A superior exists and does not stand below the body itself.</summary>
    private async Task RequireParentAsync(string code, string? parent, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(parent))
            return;
        var above = await change.Db.Set<UnitRow>().AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.ParentCode, ct);
        if (!above.ContainsKey(parent))
            throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{parent}'.");
        var seen = new HashSet<string>();
        for (var at = parent; at is not null && seen.Add(at); at = above.GetValueOrDefault(at))
            if (at == code)
                throw new AccountRefusedException(AccountRefusal.Circle, $"'{parent}' stands below '{code}'.");
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
