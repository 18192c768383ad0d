using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Running;

/// <summary>An activity that is due to execute, in the order it was scheduled.</summary>
internal sealed record WorkItem(ActivityNode Node, ActivityExecution? Owner, Dictionary<string, JsonElement>? Variables, bool Backward, bool Side, ActivityExecution? Existing);

/// <summary>
/// One instance while one event moves it. Work stands in a first-in-first-out queue, so branches interleave breadth-first; the run ends
/// when the queue is empty. <see cref="Effects"/> and <see cref="Children"/> are shared with called instances: one list, in the order things happened.
/// </summary>
internal sealed partial class Run(Kernel kernel, WorkflowDefinition definition, InstanceState state, DateTimeOffset now, int callDepth, List<Effect> effects, List<InstanceState> children)
{
    private LinkedList<WorkItem> queue = new();
    private Dictionary<string, object?>? input;
    private int executed;

    public WorkflowDefinition Definition { get; } = definition;
    public InstanceState State { get; } = state;
    public IExpressionEvaluator Evaluator => kernel.Expressions;
    public Kernel Kernel => kernel;
    public DateTimeOffset Now { get; } = now;
    public int CallDepth { get; } = callDepth;
    public List<Effect> Effects { get; } = effects;
    public List<InstanceState> Children { get; } = children;

    /// <summary>The execution at work, for an abort to name.</summary>
    public ActivityExecution? Current { get; private set; }

    /// <summary>The event's time and date where the work is done (Asia/Ho_Chi_Minh, UTC+7, no daylight saving).</summary>
    public DateTimeOffset LocalNow => Now.ToOffset(TimeSpan.FromHours(7));
    public DateOnly Today => DateOnly.FromDateTime(LocalNow.DateTime);

    /// <summary>The day a step that is read anew was opened; null for steps that open in this run.</summary>
    public DateOnly? Opened { get; set; }

    /// <summary>The day that deadlines take as the one the step opened.</summary>
    public DateOnly OpeningDay => Opened ?? Today;

    /// <summary>Inputs of the instance as they were given: Elsa converts them where they are used, not by their declaration.</summary>
    public IReadOnlyDictionary<string, object?> Input => input ??= State.Input.ToDictionary(given => given.Key, given => Values.FromJson(given.Value));

    /// <summary>Joins that something had come to and that were skipped, or still waited when nothing was left to do around them; null where nobody asks.</summary>
    public List<ActivityNode>? Stranded { get; set; }

    /// <summary>A new id of this instance.</summary>
    public string NextId() => $"{State.Id}:{++State.Counter}";

    public void Emit(Func<string, Effect> effect) => Effects.Add(effect(NextId()));

    public ActivityNode Node(ActivityExecution execution) =>
        Definition.Activities.TryGetValue(execution.ActivityId, out var node) ? node
            : throw new InvalidDataException($"instance {State.Id} stands at activity '{execution.ActivityId}', which definition {Definition.DefinitionId} v{Definition.Version} does not have");

    public ActivityExecution? Find(int number) => number == 0 ? null : State.Executions.Find(execution => execution.Number == number);

    public string ExecutionId(ActivityExecution execution) => $"{State.Id}:{execution.Number}";

    /// <summary>The execution and everything it stands in, innermost first.</summary>
    public IEnumerable<ActivityExecution> Ancestry(ActivityExecution execution)
    {
        for (ActivityExecution? current = execution; current is not null; current = Find(current.Parent))
            yield return current;
    }

    public Inputs InputsOf(ActivityExecution execution) => new(this, execution, Node(execution));

    public void Schedule(ActivityNode node, ActivityExecution? owner, Dictionary<string, JsonElement>? variables = null, bool backward = false, bool side = false) =>
        queue.AddLast(new WorkItem(node, owner, variables, backward, side, null));

    public void ScheduleAgain(ActivityExecution execution) =>
        queue.AddLast(new WorkItem(Node(execution), Find(execution.Parent), null, execution.Backward, execution.Side, execution));

    public bool IsScheduled(ActivityNode node, ActivityExecution owner) => queue.Any(item => item.Node == node && item.Owner == owner);

    /// <summary>Whether something inside the execution still runs or is about to.</summary>
    public bool HasPendingWork(ActivityExecution execution) =>
        State.Executions.Any(child => child.Parent == execution.Number && !child.Faulted)
        || queue.Any(item => item.Owner is not null && !item.Owner.Ended && Ancestry(item.Owner).Contains(execution));

    public bool HasFaultedChild(ActivityExecution execution) => State.Executions.Any(child => child.Parent == execution.Number && child.Faulted);

    public void Drain()
    {
        while (queue.First is { } first)
        {
            kernel.Imagined?.Rest(this);
            queue.RemoveFirst();
            Execute(first.Value, first.Value.Existing ?? Begin(first.Value));
        }
        Settle();
    }

    private ActivityExecution Begin(WorkItem item)
    {
        var execution = new ActivityExecution(++State.Counter, item.Node.Id, item.Owner is { Ended: false } ? item.Owner.Number : 0)
        {
            Backward = item.Backward,
            Side = item.Side,
            Variables = item.Variables,
        };
        State.Executions.Add(execution);
        return execution;
    }

    private void Execute(WorkItem item, ActivityExecution execution)
    {
        Current = execution;
        // What is left of the queue when a loop is stopped faults too: each can be retried, none is lost.
        if (++executed > kernel.Limits.MaxRunLength)
        {
            Fault(execution, EndlessLoop(kernel.Limits));
            return;
        }
        kernel.Imagined?.Executing(this, item.Node);
        try
        {
            Behaviours.Of(item.Node.Type).Execute(this, execution, item.Node);
            if (!execution.Ended && !execution.Faulted && Definition.Facts.Pausing.Contains(item.Node.Id) && !execution.Pausing)
            {
                execution.Pausing = true;
                Emit(id => new PauseClock(id, State.Id, item.Node.Id));
            }
        }
        catch (EngineFaultException e)
        {
            Fault(execution, e.Message);
        }
    }

    /// <summary>The message of a loop that was stopped.</summary>
    public static string EndlessLoop(EngineLimits limits) => $"More than {limits.MaxRunLength} activities ran without waiting for anything: an endless loop.";

    /// <summary>What is still to execute, in order, for a proof to tell two moments within a step apart.</summary>
    public IEnumerable<WorkItem> Queue => queue;

    /// <summary>Ends the whole instance from any depth: nothing that waits or is queued remains.</summary>
    public void Finish()
    {
        queue.Clear();
        foreach (var execution in State.Executions.ToList())
            End(execution, "the instance finished");
        State.SubStatus = InstanceSubStatus.Finished;
        State.Status = InstanceStatus.Finished;
    }

    public void Cancel(string reason)
    {
        // Elsa keeps the bookmarks of a cancelled instance on record; to the world they are closed.
        foreach (var bookmark in State.Bookmarks)
            CloseBookmark(bookmark, reason);
        foreach (var incident in State.IncidentList)
            Emit(id => new CloseIncident(id, State.Id, incident.Id));
        foreach (var paused in State.Executions.Where(execution => execution.Pausing))
            Emit(id => new ResumeClock(id, State.Id, paused.ActivityId));
        State.IncidentList.Clear();
        State.Executions.Clear();
        State.SubStatus = InstanceSubStatus.Cancelled;
        State.Status = InstanceStatus.Finished;
    }

    private void Settle()
    {
        Current = null;
        if (State.Status != InstanceStatus.Running)
            return;
        State.SubStatus = State.Executions.Count == 0 ? InstanceSubStatus.Finished : InstanceSubStatus.Suspended;
        State.Status = State.Executions.Count == 0 ? InstanceStatus.Finished : InstanceStatus.Running;
    }

    /// <summary>Seeds chance from the instance and the execution: replaying gives the same numbers, two evaluations give different ones.</summary>
    public ulong Seed(ActivityExecution execution)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{State.Id}:{execution.Number}:{++execution.Evaluations}:{State.Counter}")
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    public object? ReadOutput(string activity, string? property)
    {
        var node = Definition.Activities.GetValueOrDefault(activity) ?? Definition.Activities.Values.FirstOrDefault(candidate => candidate.Name == activity);
        if (node is null || !State.ActivityOutputs.TryGetValue(node.Id, out var output))
            return null;
        return property is null || property.Equals("result", StringComparison.OrdinalIgnoreCase) ? Values.FromJson(output)
            : output.ValueKind == JsonValueKind.Object && output.TryGetProperty(property, out var part) ? Values.FromJson(part) : null;
    }
}
