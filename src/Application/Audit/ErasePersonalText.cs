using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>
/// Erases what people wrote beside audit lines, on request of whoever it concerns. The lines stay, with the digests, and
/// every chain still verifies. That something was erased, by whom and why, is a line of its own.
/// </summary>
public sealed class ErasePersonalText(AccountChange change, TimeProvider time)
{
    /// <summary>One line, or (sequence null) every line of a chain.</summary>
    public sealed record Command(string Chain, long? Sequence, string Basis);

    /// <returns>How many lines lost their texts.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, () => EraseAsync(
            change.Db.Set<AuditLine>().Where(line => line.Chain == command.Chain && (command.Sequence == null || line.Sequence == command.Sequence)),
            command.Basis, actor, ct), ct);

    /// <summary>Everything a person wrote, in every chain, and what is written about their account.</summary>
    /// <returns>How many lines lost their texts.</returns>
    public Task<int> OfPersonAsync(string personId, string basis, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, () =>
        {
            var own = AuditChain.Account(personId);
            return EraseAsync(change.Db.Set<AuditLine>().Where(line => line.ActorId == personId || line.Chain == own), basis, actor, ct);
        }, ct);

    private async Task<int> EraseAsync(IQueryable<AuditLine> lines, string basis, Actor actor, CancellationToken ct)
    {
        var erased = (await lines.Where(line => line.Texts != null).ToListAsync(ct)).Where(line => line.EraseTexts()).ToList();
        foreach (var chain in erased.GroupBy(line => line.Chain))
            change.Db.Audit.Add(chain.Key, actor, time.GetUtcNow(), "TextErased", data: new { basis, lines = chain.Select(line => line.Sequence).ToArray() });
        return erased.Count;
    }
}
