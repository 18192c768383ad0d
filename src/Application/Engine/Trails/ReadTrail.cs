using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Trails;

/// <summary>
/// The way an instance has come and where it waits: its tasks tell what people did, its row which automatic steps lie between. For what ran
/// before the row told it, the audit chain tells when timers rang, and the state what else was passed.
/// </summary>
public sealed class ReadTrail(IDbContextFactory<WorkflowsDb> databases, DefinitionStore definitions, StaffDirectorySource staff, TimeProvider clock)
{
    /// <summary>Rows of an earlier release keep whole seconds.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(2);

    /// <summary>Null where there is none, or it is none of this person's business: whoever may read one of its tasks may read it.</summary>
    public async Task<Trail?> FindAsync(string instanceId, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<WorkflowInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == instanceId, ct) is not { } instance)
            return null;
        var tasks = await db.Set<UserTask>().AsNoTracking().Where(task => task.InstanceId == instanceId).ToListAsync(ct);
        var directory = await staff.GetAsync(db, ct);
        var authority = new TaskAuthority(directory, VietnamTime.DateOf(clock.GetUtcNow()));
        var reader = directory.Find(actor.PersonId);
        var administers = reader?.Is(SystemRoles.Administrator) == true;
        var designs = reader?.Is(SystemRoles.Designer) == true;
        if (!administers && !designs && reader?.Is(SystemRoles.Supervisor) != true && !tasks.Exists(task => authority.Concerns(task, actor)))
            return null;
        var definition = definitions.Get(db, instance.DefinitionId, instance.Version);
        var state = instance.State is { } text ? InstanceState.Deserialize(text) : null;
        var timers = await db.Set<TimerRow>().AsNoTracking().Where(timer => timer.InstanceId == instanceId).ToDictionaryAsync(timer => timer.BookmarkId, ct);
        var incidents = await db.Set<IncidentRow>().AsNoTracking().Where(row => row.InstanceId == instanceId && row.ClosedAt == null).OrderBy(row => row.OpenedAt).ToListAsync(ct);
        var told = PassedSteps.Read(instance.Passed, instance.StartedAt).Select(step => new TrailStep(step.Step.ActivityId, step.At, null, step.Step.Outcome, null)).ToList();
        var rung = (await RungAsync(db, instanceId, ct)).Where(ring => !told.Exists(step => step.ActivityId == ring.ActivityId && (ring.At - step.At)!.Value.Duration() < Same));
        var people = tasks.SelectMany(Done).Concat(rung).Concat(told).OrderBy(step => step.At).ToList();
        var known = people.Select(step => step.ActivityId).ToHashSet();
        var automatic = state is null ? [] : InstancePath.Passed(definition, state).Where(step => !known.Contains(step.ActivityId)).Select(step => new TrailStep(step.ActivityId, null, null, step.Outcome, null));
        return new Trail(instance, definition, [.. people, .. automatic],
            state is null && instance.IsOpen ? StandingByRows(tasks, timers.Values, authority) : [.. (state?.Bookmarks ?? []).Select(bookmark => PlaceOf(bookmark, tasks, timers.GetValueOrDefault(bookmark.Id), authority))],
            incidents, administers && state is not null ? InstanceVariables.Read(definition, state) : null, administers, administers || designs)
        {
            Called = [.. (await db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => row.ParentId == instanceId).OrderBy(row => row.StartedAt).ThenBy(row => row.Id).ToListAsync(ct)).Select(row => LinkTo(db, row, row.CallerActivityId))],
            Caller = instance.ParentId is { } caller && await db.Set<WorkflowInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == caller, ct) is { } from ? LinkTo(db, from, instance.CallerActivityId) : null,
        };
    }

    private LinkedRun LinkTo(WorkflowsDb db, WorkflowInstanceRow row, string? activity) =>
        new(row.Id, activity, row.Name ?? definitions.Get(db, row.DefinitionId, row.Version).Name, row.SubStatus, row.StartedAt, row.FinishedAt);

    /// <summary>Each round a person handed in, each decision.</summary>
    private static IEnumerable<TrailStep> Done(UserTask task) => task.Kind == TaskKind.Approval
        ? task.Outcome is null ? [] : task.Decisions.TakeLast(1).Select(decision => new TrailStep(task.ActivityId, decision.At, decision.PersonName, task.Outcome, task.Id))
        : task.Rounds.Select(round => new TrailStep(task.ActivityId, round.SubmittedAt, round.SubmittedByName, round.Outcome, task.Id));

    private static async Task<IEnumerable<TrailStep>> RungAsync(WorkflowsDb db, string instanceId, CancellationToken ct)
    {
        var chain = AuditChain.Instance(instanceId);
        var lines = await db.Set<AuditLine>().AsNoTracking().Where(line => line.Chain == chain && line.Verb == "TimerFired").ToListAsync(ct);
        return lines.Where(line => line.Data is not null).Select(line =>
        {
            using var data = System.Text.Json.JsonDocument.Parse(line.Data!);
            return new TrailStep(data.RootElement.GetProperty("activity").GetString()!, line.At, null, "Done", null);
        });
    }

    /// <summary>Where an instance stands whose engine keeps its state elsewhere: at the tasks that are open and the timers that are set.</summary>
    private static IReadOnlyList<TrailPlace> StandingByRows(List<UserTask> tasks, IEnumerable<TimerRow> timers, TaskAuthority authority) =>
    [
        .. tasks.Where(task => task.ClosedAt is null).Select(task => PlaceOf(task, authority)),
        .. timers.Select(timer => new TrailPlace(timer.ActivityId, null, [], null, timer.At, null, false)),
    ];

    private static TrailPlace PlaceOf(Bookmark bookmark, List<UserTask> tasks, TimerRow? timer, TaskAuthority authority) =>
        tasks.Find(task => task.BookmarkId == bookmark.Id) is { } task ? PlaceOf(task, authority) : new TrailPlace(bookmark.ActivityId, null, [], null, timer?.At, null, false);

    private static TrailPlace PlaceOf(UserTask task, TaskAuthority authority)
    {
        var who = TaskAudience.Of(task, authority.Staff, authority.On).Select(person => person.Name);
        return new TrailPlace(task.ActivityId, task.Rounds.Count > 0 ? task.LastAt : task.OpenedAt, [.. who], task.DueDate, null, task.Id, task.Kind == TaskKind.Approval);
    }
}
