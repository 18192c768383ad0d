using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Webhooks.Noting;

/// <summary>
/// Writes what a transaction did as deliveries, in that transaction. It reads the audit lines the transaction is about to
/// leave: every change leaves one (law 7), so nothing can happen that this does not see, whoever did it and however.
/// </summary>
public static class NoteEvents
{
    private static readonly Func<WorkflowsDb, IAsyncEnumerable<WebhookRow>> Enabled = EF.CompileAsyncQuery(
        (WorkflowsDb db) => db.Set<WebhookRow>().AsNoTracking().Where(hook => hook.Enabled && hook.RemovedAt == null));

    private static readonly string InstanceChain = AuditChain.Instance("");

    /// <summary>Called once, when the work of the transaction is done and before it is saved.</summary>
    public static async Task RunAsync(TransitionScope scope, CancellationToken ct)
    {
        var noted = scope.Db.Audit.Noted.Where(line => line.Chain.StartsWith(InstanceChain, StringComparison.Ordinal)).ToList();
        // A due moment that could not be handled opens an incident and leaves no line.
        if (noted.Count == 0 && !scope.Db.Set<IncidentRow>().Local.Any(incident => incident.OpenedAt == scope.Now))
            return;
        var hooks = new List<WebhookRow>();
        await foreach (var hook in Enabled(scope.Db).WithCancellation(ct))
            hooks.Add(hook);
        if (hooks.Count == 0)
            return;
        foreach (var (happened, payload) in await EventsAsync(scope, noted, ct))
            foreach (var hook in hooks.Where(hook => hook.Events.Contains(happened)))
                scope.Db.Append(WebhookDelivery.Queue(hook.Id, happened, payload, scope.Now));
    }

    private static async Task<IReadOnlyList<(string Event, string Payload)>> EventsAsync(TransitionScope scope, List<AuditEntry> noted, CancellationToken ct)
    {
        var events = new List<(string, string)>();
        var told = new HashSet<(string, string)>();
        foreach (var line in noted)
        {
            if (InstanceEvent(line.Verb) is { } ofInstance)
                events.Add((ofInstance, EventPayload.OfInstance(ofInstance, await scope.InstanceAsync(line.Chain[InstanceChain.Length..], ct), line.ActorId, scope.Now)));
            if (TaskEvent(line.Verb) is not { } ofTask || await TaskOfAsync(scope, line, ct) is not { } task)
                continue;
            Tell(ofTask, task, line.ActorId);
            if (ofTask == WebhookEvents.TaskSubmitted && task.State == TaskState.Completed)
                Tell(WebhookEvents.TaskCompleted, task, line.ActorId);
        }
        foreach (var task in scope.Db.Set<UserTask>().Local)
        {
            // A verdict falls on the work reviewed, perhaps on several at once, and its line names the approval.
            if (task.Rounds is [.., { DecidedAt: { } at } last] && at == scope.Now && VerdictEvent(last.Verdict) is { } verdict)
                Tell(verdict, task, last.DecidedBy ?? scope.Actor.PersonId);
            // Dates move for many reasons: by hand, by a pause, by the calendar, with the plan. A reopened task has a new one anyway.
            if (Moved(scope.Db.Entry(task)) && !told.Contains((WebhookEvents.TaskOpened, task.Id)))
                Tell(WebhookEvents.TaskDueChanged, task, scope.Actor.PersonId);
        }
        foreach (var incident in scope.Db.Set<IncidentRow>().Local.Where(incident => incident.OpenedAt == scope.Now && scope.Db.Entry(incident).State == EntityState.Added))
            events.Add((WebhookEvents.IncidentOpened, EventPayload.OfIncident(incident, scope.Now)));
        return events;

        void Tell(string happened, UserTask task, string by)
        {
            if (told.Add((happened, task.Id)))
                events.Add((happened, EventPayload.OfTask(happened, task, by, scope.Now)));
        }
    }

    private static bool Moved(EntityEntry<UserTask> entry) =>
        entry.State != EntityState.Added && entry.Property(task => task.DueDate) is var due && due.OriginalValue != due.CurrentValue;

    private static string? TaskEvent(string verb) => verb switch
    {
        "TaskOpened" or "ApprovalOpened" or "TaskReopened" => WebhookEvents.TaskOpened,
        "TaskClaimed" => WebhookEvents.TaskClaimed,
        "TaskSubmitted" => WebhookEvents.TaskSubmitted,
        "TaskOverdue" => WebhookEvents.TaskOverdue,
        _ => null,
    };

    private static string? InstanceEvent(string verb) => verb switch
    {
        "InstanceStarted" => WebhookEvents.InstanceStarted,
        "InstanceFinished" => WebhookEvents.InstanceFinished,
        _ => null,
    };

    private static string? VerdictEvent(RoundVerdict verdict) => verdict switch
    {
        RoundVerdict.Approved => WebhookEvents.TaskApproved,
        RoundVerdict.Returned => WebhookEvents.TaskReturned,
        RoundVerdict.Rejected => WebhookEvents.TaskRejected,
        _ => null,
    };

    /// <summary>Tracked in nearly every case; a line that names its task in another way than the rest is passed over.</summary>
    private static async Task<UserTask?> TaskOfAsync(TransitionScope scope, AuditEntry line, CancellationToken ct) =>
        line.Data?.GetType().GetProperty("task")?.GetValue(line.Data) is string id
            ? scope.Db.Set<UserTask>().Local.FindEntry(id)?.Entity ?? await scope.Db.Set<UserTask>().FirstOrDefaultAsync(task => task.Id == id, ct)
            : null;
}
