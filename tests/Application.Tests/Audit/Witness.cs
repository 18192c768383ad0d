using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Webhooks;
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

    /// <summary>What somebody draws within one sitting changes nothing in force: the line at its begin speaks for it.</summary>
    private static readonly string[] StillDrawing =
        [nameof(DraftRow.Revision), nameof(DraftRow.Json), nameof(DraftRow.Name), nameof(DraftRow.NameEn), nameof(DraftRow.SavedAt)];

    private readonly ConditionalWeakTable<DbContext, Turn> pending = [];

    public bool Watching { get; set; }

    /// <summary>Changes that were committed without a line in their chain.</summary>
    public List<string> Silent { get; } = [];

    /// <summary>Every kind of row that was seen to change.</summary>
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!Watching)
            return result;
        var context = eventData.Context!;
        if (!pending.TryGetValue(context, out var turn))
            pending.Add(context, turn = new Turn(await context.Set<AuditLine>().MaxAsync(line => (long?)line.Id, cancellationToken) ?? 0, [], []));
        turn.Changes.AddRange(context.ChangeTracker.Entries().SelectMany(Notice));
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null)
            Judge(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <summary>Lines are not tracked: those this transaction has written are read from the table while it still stands alone.</summary>
    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (pending.TryGetValue(eventData.Context!, out var turn))
            turn.Lines.AddRange(await eventData.Context!.Set<AuditLine>().Where(line => line.Id > turn.LastLineBefore).Select(line => line.Chain).ToListAsync(cancellationToken));
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Judge(eventData.Context!);
        return Task.CompletedTask;
    }

    private static IEnumerable<(string What, string Chain)> Notice(EntityEntry entry)
    {
        if (entry.State is not (EntityState.Unchanged or EntityState.Detached) && ChainOf(entry) is { } chain)
            yield return ($"{entry.Entity.GetType().Name} {entry.State}", chain);
    }

    private static string? ChainOf(EntityEntry entry) => entry.Entity switch
    {
        UserTask when Changes(entry, NoChangeYet) => null,
        UserTask task => AuditChain.Instance(task.InstanceId),
        WorkflowInstanceRow instance => AuditChain.Instance(instance.Id),
        TimerRow timer => AuditChain.Instance(timer.InstanceId),
        IncidentRow incident => AuditChain.Instance(incident.InstanceId),
        IndicatorRow indicator => AuditChain.Instance(indicator.InstanceId),
        CountPause pause => AuditChain.Instance(pause.InstanceId),
        TaskComment => "instance:",
        MigrationRow migration => AuditChain.Instance(migration.InstanceId),
        DefinitionRow definition => AuditChain.Definition(definition.DefinitionId),
        DraftRow when Changes(entry, StillDrawing) => null,
        DraftRow draft => AuditChain.Definition(draft.DefinitionId),
        PublishRequestRow request => AuditChain.Definition(request.DefinitionId),
        PlanRow plan => AuditChain.Plan(plan.Code),
        ActionRoundRow round => AuditChain.Plan(round.PlanCode),
        Account account => AuditChain.Account(account.Id),
        Membership post => AuditChain.Account(post.PersonId),
        AccessTokenRow token => AuditChain.Account(token.AccountId),
        WebhookRow => AuditChain.Service,
        Delegation delegation => AuditChain.Account(delegation.FromPersonId),
        ClockRow => AuditChain.Service,
        CalendarDayRow => AuditChain.Calendar,
        UnitRow => "",
        _ => null,
    };

    /// <summary>Whether nothing but these columns changes.</summary>
    private static bool Changes(EntityEntry entry, string[] only) =>
        entry.State == EntityState.Modified && entry.Properties.All(property => !property.IsModified || only.Contains(property.Metadata.Name));

    private void Judge(DbContext context)
    {
        if (!pending.TryGetValue(context, out var turn))
            return;
        pending.Remove(context);
        lock (Silent)
        {
            Seen.UnionWith(turn.Changes.Select(one => one.What.Split(' ')[0]));
            Silent.AddRange(
                from one in turn.Changes
                where !turn.Lines.Any(chain => chain == one.Chain || (one.Chain is "" or "instance:" && chain.StartsWith(one.Chain, StringComparison.Ordinal)))
                select $"{one.What} without a line in {one.Chain}; lines: {string.Join(' ', turn.Lines)}");
        }
    }

    private sealed record Turn(long LastLineBefore, List<(string What, string Chain)> Changes, List<string> Lines);
}
