using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Execution.Hosting;

/// <summary>A task somebody was asked for: by RunTask's name, or by the id of a user task or approval.</summary>
public sealed record RequestedTask(string Name, string InstanceId, string BookmarkId, JsonElement? Payload);

/// <summary>What a step brought: the new lines, how the main instance stands, and why a stimulus was not taken.</summary>
public sealed record Phase(string Step, IReadOnlyList<string> Lines, InstanceStatus? Status, InstanceSubStatus? SubStatus, int Bookmarks, string? Error);

/// <summary>One definition run through one scenario in memory.</summary>
public sealed class ScenarioRun
{
    private static readonly JsonElement EmptyObject = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
    private readonly WorkflowDefinition definition;
    private readonly Scenario scenario;
    private readonly InMemoryHost host;
    private readonly List<string> lines = [];
    private readonly List<RequestedTask> tasks = [];
    private readonly List<OpenIncident> incidents = [];
    private readonly List<Phase> phases = [];

    /// <summary>The day scenarios begin, Monday 5 January 2026 at 08:00 (UTC+7): any would do, one makes runs repeatable.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public ScenarioRun(WorkflowDefinition definition, IReadOnlyList<WorkflowDefinition> called, Scenario scenario, Func<Func<string, WorkflowDefinition?>, Kernel> kernel, Func<AnchoredDeadline, DateOnly> dueDay)
    {
        this.definition = definition;
        this.scenario = scenario;
        var all = called.Append(definition).ToDictionary(item => item.DefinitionId);
        host = new(kernel(all.GetValueOrDefault), all.GetValueOrDefault, Beginning, dueDay, Observe) { Startable = [.. all.Values] };
    }

    public WorkflowDefinition DefinitionUnderTest => definition;

    /// <summary>Writes and reads every instance between any two steps, as a store would.</summary>
    public bool StoreBetweenSteps { get => host.StoreBetweenSteps; init => host.StoreBetweenSteps = value; }

    public IReadOnlyList<string> Lines => lines;
    public IReadOnlyList<RequestedTask> Tasks => tasks;
    public IReadOnlyList<OpenIncident> Incidents => incidents;
    public IReadOnlyList<Phase> Phases => phases;
    public IEnumerable<InstanceState> Instances => host.Instances;

    /// <summary>The first instance of the definition under test; null where nothing has started it.</summary>
    public InstanceState? Main => host.Instances.FirstOrDefault(instance => instance.DefinitionId == definition.DefinitionId);

    public ScenarioRun Play()
    {
        if (scenario.Start)
            host.Start(definition, new("start", "main", scenario.CorrelationId, Trial.Input(definition, scenario), Trial.Anchors(scenario)));
        Settle("start", 0, null);
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            var before = lines.Count;
            var error = Do(scenario.Steps[i]);
            Settle($"{i + 1}:{scenario.Steps[i].Op}", before, error);
        }
        return this;
    }

    /// <summary>
    /// Lets people answer whatever waits, and time pass where nothing does, until the instances have ended or the steps are used up. The n-th
    /// answer to a step takes its (history + n)-th outcome, so different histories take different ways and none returns for ever.
    /// </summary>
    public void LiveOut(int history, int steps)
    {
        var answered = new Dictionary<string, int>();
        for (var i = 0; i < steps && Main is { Status: InstanceStatus.Running }; i++)
        {
            if (tasks.FirstOrDefault(task => host.Instance(task.InstanceId).Bookmarks.Any(bookmark => bookmark.Id == task.BookmarkId)) is { } task)
            {
                var outcomes = Choices(host.DefinitionOf(task.InstanceId).Activities[host.Instance(task.InstanceId).Bookmarks.First(bookmark => bookmark.Id == task.BookmarkId).ActivityId]);
                var turn = answered[task.Name] = answered.GetValueOrDefault(task.Name) + 1;
                host.Raise(task.InstanceId, new ResumeBookmark(host.NextOperation(), task.BookmarkId, outcomes[(history + turn - 1) % outcomes.Count], EmptyObject));
            }
            else if (host.NextTimer is { } next)
                host.AdvanceTo(next);
            else
                return;
        }
    }

    private string? Do(ScenarioStep step)
    {
        const string nothing = "nothing was waiting";
        switch (step.Op)
        {
            case "completeTask" or "overdue":
                if (tasks.Where(task => task.Name == step.Task).ElementAtOrDefault(step.Index) is not { } task)
                    return nothing;
                return host.Raise(task.InstanceId, step.Op == "overdue"
                    ? new PassDueDate(host.NextOperation(), task.BookmarkId)
                    : new ResumeBookmark(host.NextOperation(), task.BookmarkId, step.Outcome, step.Result)) ? null : nothing;
            case "publishEvent":
                host.Publish(new(host.NextOperation(), step.Name ?? "", step.Payload ?? EmptyObject, step.CorrelationId), host.Startable);
                return null;
            case "wait":
                host.AdvanceTo(host.Now.AddSeconds(step.Seconds));
                return null;
            case "cancel":
                return Main is { } main && host.Raise(main.Id, new CancelInstance(host.NextOperation(), "cancelled by the scenario")) ? null : nothing;
            default:
                throw new JsonException($"a scenario has no step '{step.Op}'");
        }
    }

    private static IReadOnlyList<string> Choices(ActivityNode node) => node.Type switch
    {
        ActivityTypes.Approval => ["Approved", "Returned", "Rejected"],
        ActivityTypes.UserTask when node.StaticList("outcomes") is { Count: > 0 } declared => declared,
        _ => ["Done"],
    };

    private void Settle(string step, int before, string? error)
    {
        host.AdvanceTo(host.Now.AddMilliseconds(scenario.SettleMs));
        phases.Add(new(step, lines[before..], Main?.Status, Main?.SubStatus, Main?.Bookmarks.Count ?? 0, error));
    }

    private void Observe(Effect effect, DateTimeOffset at)
    {
        switch (effect)
        {
            case WriteText text:
                lines.Add(text.Text);
                break;
            case RequestTask request:
                tasks.Add(new(request.TaskName, request.InstanceId, request.BookmarkId, request.Payload));
                break;
            case OpenTask open:
                tasks.Add(new(open.ActivityId, open.InstanceId, open.BookmarkId, null));
                break;
            case OpenApproval open:
                tasks.Add(new(open.ActivityId, open.InstanceId, open.BookmarkId, null));
                break;
            case OpenIncident incident:
                incidents.Add(incident);
                break;
        }
    }
}
