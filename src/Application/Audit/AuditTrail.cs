using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>
/// The audit side of one <see cref="WorkflowsDb"/>: entries are noted while the work goes on and become lines when the
/// context saves, in the caller's transaction. A chain's head is read once per transaction; each line is one insert.
/// Two transactions that extend the same chain at once collide on (chain, sequence): one of them starts again.
/// </summary>
public sealed class AuditTrail
{
    private static readonly Func<WorkflowsDb, string, IAsyncEnumerable<ChainHead>> LastOf = EF.CompileAsyncQuery(
        (WorkflowsDb db, string chain) => db.Set<AuditLine>().AsNoTracking()
            .Where(line => line.Chain == chain)
            .OrderByDescending(line => line.Sequence)
            .Take(1)
            .Select(line => new ChainHead(line.Chain, line.Sequence, line.Hash)));

    private readonly WorkflowsDb db;
    private readonly List<AuditEntry> noted = [];
    private readonly Dictionary<string, ChainHead> heads = [];
    private Guid? transaction;

    internal AuditTrail(WorkflowsDb db) => this.db = db;

    internal bool HasNoted => noted.Count > 0;

    /// <summary>What will become lines with the next save.</summary>
    internal IReadOnlyList<AuditEntry> Noted => noted;

    /// <summary>Notes a change; it becomes a line with the next save of this context.</summary>
    /// <param name="chain">See <see cref="AuditChain"/>.</param>
    /// <param name="verb">One word, past tense: <c>TaskSubmitted</c>.</param>
    /// <param name="reason">What a person gave as reason; erasable.</param>
    /// <param name="data">Anything that serialises to JSON and names people by id only.</param>
    /// <param name="texts">Other words of people worth keeping, by name; erasable.</param>
    public void Add(
        string chain, Actor actor, DateTimeOffset at, string verb,
        string? reason = null, object? data = null, IReadOnlyDictionary<string, string>? texts = null) =>
        noted.Add(new AuditEntry(chain, actor.PersonId, at, verb, reason, data, texts));

    /// <summary>A pooled context comes back to another caller: nothing noted and not saved may reach that one's lines.</summary>
    internal void Forget()
    {
        noted.Clear();
        heads.Clear();
    }

    /// <summary>Turns what was noted into lines; called by the context before it saves.</summary>
    internal async ValueTask SealAsync(CancellationToken ct)
    {
        if (noted.Count == 0)
            return;
        ForgetHeadsOfAnotherTransaction();
        foreach (var entry in noted)
        {
            if (!heads.TryGetValue(entry.Chain, out var head))
                head = await ReadHeadAsync(entry.Chain, ct);
            var line = AuditLine.After(head, entry, static () => RandomNumberGenerator.GetBytes(PersonalTexts.SaltBytes));
            heads[entry.Chain] = line.Head;
            db.Append(line);
        }
        noted.Clear();
    }

    private async ValueTask<ChainHead> ReadHeadAsync(string chain, CancellationToken ct)
    {
        await foreach (var head in LastOf(db, chain).WithCancellation(ct))
            return head;
        return ChainHead.Start(chain);
    }

    /// <summary>Outside a transaction, and in the next one, somebody else may have moved the chains meanwhile.</summary>
    private void ForgetHeadsOfAnotherTransaction()
    {
        var current = db.Database.CurrentTransaction?.TransactionId;
        if (current is null || current != transaction)
            heads.Clear();
        transaction = current;
    }
}
