using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application_Tests.Audit;

/// <summary>
/// Watches every commit: whatever rows of the domain changed in it, a line in the chain they belong to has to come with
/// them. Queues and ledgers (outbox, reminders, operations, signals waited for) are records of their own.
/// </summary>
internal sealed class Witness : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>When the bell rings next, and what somebody is still typing, are no change yet.</summary>
    private static readonly string[] NoChangeYet =
        [nameof(UserTask.NextReminderAt), nameof(UserTask.OverdueAt), nameof(UserTask.Draft), nameof(UserTask.DraftSavedAt), nameof(UserTask.Version)];

    private readonly ConditionalWeakTable<DbContext, List<(string What, string? Chain, bool IsLine)>> pending = [];

    public bool Watching { get; set; }

    /// <summary>Changes that were committed without a line in their chain.</summary>
    public List<string> Silent { get; } = [];

    /// <summary>Every kind of row that was seen to change.</summary>
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Watching)
            pending.GetOrCreateValue(eventData.Context!).AddRange(eventData.Context!.ChangeTracker.Entries().SelectMany(Notice));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null)
            Judge(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Judge(eventData.Context!);
        return Task.CompletedTask;
    }

    private static IEnumerable<(string What, string? Chain, bool IsLine)> Notice(EntityEntry entry)
    {
        if (entry.State is EntityState.Unchanged or EntityState.Detached)
            yield break;
        if (entry.Entity is AuditLine line)
            yield return (line.Verb, line.Chain, true);
        else if (ChainOf(entry) is { } chain)
            yield return ($"{entry.Entity.GetType().Name} {entry.State}", chain, false);
    }

    private static string? ChainOf(EntityEntry entry) => entry.Entity switch
    {
        UserTask when entry.State == EntityState.Modified && entry.Properties.All(property => !property.IsModified || NoChangeYet.Contains(property.Metadata.Name)) => null,
        UserTask task => AuditChain.Instance(task.InstanceId),
        WorkflowInstanceRow instance => AuditChain.Instance(instance.Id),
        TimerRow timer => AuditChain.Instance(timer.InstanceId),
        IncidentRow incident => AuditChain.Instance(incident.InstanceId),
        IndicatorRow indicator => AuditChain.Instance(indicator.InstanceId),
        CountPause pause => AuditChain.Instance(pause.InstanceId),
        TaskComment => "instance:",
        DefinitionRow definition => AuditChain.Definition(definition.DefinitionId),
        PlanRow plan => AuditChain.Plan(plan.Code),
        ActionRoundRow round => AuditChain.Plan(round.PlanCode),
        Account account => AuditChain.Account(account.Id),
        Membership post => AuditChain.Account(post.PersonId),
        Delegation delegation => AuditChain.Account(delegation.FromPersonId),
        ClockRow => AuditChain.Service,
        UnitRow => "",
        _ => null,
    };

    private void Judge(DbContext context)
    {
        if (!pending.TryGetValue(context, out var noticed))
            return;
        pending.Remove(context);
        var chains = noticed.Where(one => one.IsLine).Select(one => one.Chain!).ToList();
        lock (Silent)
        {
            Seen.UnionWith(noticed.Where(one => !one.IsLine).Select(one => one.What.Split(' ')[0]));
            Silent.AddRange(
                from one in noticed
                where !one.IsLine && !chains.Any(chain => chain == one.Chain || (one.Chain is "" or "instance:" && chain.StartsWith(one.Chain, StringComparison.Ordinal)))
                select $"{one.What} without a line in {one.Chain}; lines: {string.Join(' ', chains)}");
        }
    }
}
