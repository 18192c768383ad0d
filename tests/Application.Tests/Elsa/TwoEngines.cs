using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>One instance on some engine: an event in, what it asks of the world out.</summary>
internal interface ILiving
{
    Task<IReadOnlyList<Effect>> TakeAsync(EngineEvent happened, DateTimeOffset now);
}

/// <summary>On the kernel.</summary>
internal sealed class OnKernel(WorkflowDefinition definition) : ILiving
{
    private readonly Kernel kernel = new(ConformancePack.Evaluator, _ => null);
    private InstanceState? state;

    public Task<IReadOnlyList<Effect>> TakeAsync(EngineEvent happened, DateTimeOffset now)
    {
        var step = kernel.Step(definition, state, happened, now);
        state = step.Taken ? step.Instance : state;
        return Task.FromResult<IReadOnlyList<Effect>>(step.Taken ? step.Effects : []);
    }
}

/// <summary>On Elsa, without the rooms behind the port: the effects are read from its spool and confirmed.</summary>
internal sealed class OnElsa(OpenElsa elsa, AnyClock clock, WorkflowDefinition definition, string instanceId) : ILiving
{
    public async Task<IReadOnlyList<Effect>> TakeAsync(EngineEvent happened, DateTimeOffset now)
    {
        clock.Now = now;
        await elsa.HandOverAsync(new StoredCommand(instanceId, definition.DefinitionId, definition.Version, happened));
        var asked = await elsa.AskedAsync();
        foreach (var effect in asked)
            await elsa.DoneAsync(effect);
        return [.. asked.Select(effect => effect.Effect)];
    }
}

/// <summary>A clock that goes where it is set, also back: each story begins on the same day.</summary>
internal sealed class AnyClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Domain.Engine.Execution.Hosting.ScenarioRun.Beginning;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}

/// <summary>Elsa's side of the port, open to tests.</summary>
internal sealed class OpenElsa(IServiceScopeFactory scopes, EffectSpool spool, ElsaStart start) : ElsaEngine(scopes, spool, start)
{
    public Task HandOverAsync(StoredCommand command) => TakeAsync(command, default);

    public Task<IReadOnlyList<StoredEffect>> AskedAsync() => PendingAsync(default);

    public Task DoneAsync(StoredEffect effect) => ConfirmAsync(effect, default);
}

/// <summary>
/// Lives an instance out by a rule that both engines follow: the open step of the smallest id is answered, its outcomes by turns; where
/// nothing is open, time passes. What each event brought is told with ids replaced by the order in which they appear.
/// </summary>
internal sealed class LivedOut(ILiving living, WorkflowDefinition definition, int history)
{
    private readonly SortedDictionary<string, (string Activity, string Bookmark)> open = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset At, string Bookmark)> timers = [];
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, int> answered = [];
    private DateTimeOffset now = Domain.Engine.Execution.Hosting.ScenarioRun.Beginning;
    private int operations;

    public bool Finished { get; private set; }

    public async Task<IReadOnlyList<string>> TellAsync(StartInstance start, int steps)
    {
        List<string> story = [.. await TakeAsync("start", start)];
        for (var i = 0; i < steps && !Finished; i++)
            if (open.Count > 0)
            {
                var (key, (activity, bookmark)) = open.First();
                // Every third answer comes after its due date.
                if (++operations % 3 == 0)
                    story.AddRange(await TakeAsync($"overdue {activity}", new PassDueDate($"late{operations}", bookmark)));
                var outcomes = Choices(definition.Activities[activity]);
                var turn = answered[activity] = answered.GetValueOrDefault(activity) + 1;
                var outcome = outcomes[(history + turn - 1) % outcomes.Count];
                if (!open.Remove(key))
                    continue;
                now = now.AddHours(5);
                story.AddRange(await TakeAsync($"{activity} {outcome}", new ResumeBookmark($"op{operations}", bookmark, outcome, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["note"] = $"số {turn}" }))));
            }
            else if (timers.Count > 0)
            {
                var (at, bookmark) = timers.Min();
                timers.Remove((at, bookmark));
                now = at > now ? at : now;
                story.AddRange(await TakeAsync("time", new FireTimer($"op{++operations}", bookmark)));
            }
            else
                break;
        return story;
    }

    private async Task<IEnumerable<string>> TakeAsync(string what, EngineEvent happened)
    {
        var effects = await living.TakeAsync(happened, now);
        foreach (var effect in effects)
            Note(effect);
        // Within one event engines tell in orders of their own.
        return effects.Select(effect => $"{what}: {Told(effect)}").Order(StringComparer.Ordinal);
    }

    private void Note(Effect effect)
    {
        switch (effect)
        {
            case OpenTask task:
                Name(task.ExecutionId, task.ActivityId);
                open[Name(task.BookmarkId, task.ActivityId)] = (task.ActivityId, task.BookmarkId);
                break;
            case OpenApproval approval:
                Name(approval.ExecutionId, approval.ActivityId);
                open[Name(approval.BookmarkId, approval.ActivityId)] = (approval.ActivityId, approval.BookmarkId);
                break;
            case SetTimer timer:
                Name(timer.BookmarkId, timer.ActivityId);
                timers.Add((timer.At ?? timer.Deadline!.EndOfWait(timer.Deadline.Anchor.AddDays(30)), timer.BookmarkId));
                break;
            case CloseTask close:
                foreach (var key in open.Where(one => one.Value.Bookmark == close.BookmarkId).Select(one => one.Key).ToList())
                    open.Remove(key);
                break;
            case ClearTimer clear:
                timers.RemoveAll(timer => timer.Bookmark == clear.BookmarkId);
                break;
            case FinishInstance:
                Finished = true;
                break;
        }
    }

    private string Name(string id, string activity) =>
        names.TryGetValue(id, out var name) ? name : names[id] = $"{activity}#{names.Values.Count(other => other.StartsWith(activity + "#", StringComparison.Ordinal)) + 1:D3}";

    /// <summary>The effect as JSON, without what only an engine itself understands.</summary>
    private string Told(Effect effect)
    {
        var text = EngineJson.Write<Effect>(effect is CloseTask close ? close with { OperationId = "", Reason = "" } : effect with { OperationId = "" });
        foreach (var (id, name) in names.OrderByDescending(one => one.Key.Length))
            text = text.Replace($"\"{id}\"", $"\"{name}\"", StringComparison.Ordinal);
        return text;
    }

    private static IReadOnlyList<string> Choices(ActivityNode node) => node.Type switch
    {
        ActivityTypes.Approval => ["Approved", "Returned", "Rejected"],
        ActivityTypes.UserTask when node.StaticList("outcomes") is { Count: > 0 } declared => declared,
        _ => ["Done"],
    };
}
