using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Execution.Hosting;

/// <summary>
/// Instances living in memory on an imagined clock: what <c>workflow run</c> and simulation live through. It carries calls, returns, signals
/// and timers between instances as the live service does between transactions; everything else is told to <paramref name="observe"/>.
/// <paramref name="dueDay"/> applies the calendar to a deadline and gives the local day (UTC+7) it falls on.
/// </summary>
public sealed class InMemoryHost(Kernel kernel, Func<string, WorkflowDefinition?> definitions, DateTimeOffset now, Func<AnchoredDeadline, DateOnly> dueDay, Action<Effect, DateTimeOffset>? observe = null)
{
    private sealed record Timer(DateTimeOffset At, int Order, string InstanceId, string BookmarkId);

    private readonly Dictionary<string, (WorkflowDefinition Definition, InstanceState State)> instances = [];
    private readonly SortedSet<Timer> timers = new(Comparer<Timer>.Create((a, b) => (a.At, a.Order).CompareTo((b.At, b.Order))));
    private readonly List<string> order = [];
    private readonly Queue<Action> deliveries = new();
    private int operations;

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Writes and reads an instance between any two steps, as a store would.</summary>
    public bool StoreBetweenSteps { get; set; }

    /// <summary>All instances in the order they started.</summary>
    public IEnumerable<InstanceState> Instances => order.Select(id => instances[id].State);

    public InstanceState Instance(string id) => instances[id].State;

    public WorkflowDefinition DefinitionOf(string instanceId) => instances[instanceId].Definition;

    public InstanceState Start(WorkflowDefinition definition, StartInstance start)
    {
        Take(definition, kernel.Step(definition, null, start, Now));
        Deliver();
        return instances[start.InstanceId].State;
    }

    /// <summary>Gives an event to an instance and lets everything that follows from it at this moment happen. False: nothing waited for it.</summary>
    public bool Raise(string instanceId, EngineEvent happened)
    {
        var taken = Step(instanceId, happened);
        Deliver();
        return taken;
    }

    /// <summary>Publishes an event: wakes who waits for it, and starts the definitions among <paramref name="startable"/> that it starts.</summary>
    public void Publish(DeliverSignal signal, IEnumerable<WorkflowDefinition> startable)
    {
        foreach (var id in order.ToList())
            Step(id, signal);
        foreach (var definition in startable)
            foreach (var trigger in definition.Activities.Values.Where(node => node.Type == "Elsa.Event" && node.CanStartWorkflow && node.Input("eventName")?.Expression.Text == signal.Name))
                Start(definition, new(NextOperation(), NextOperation(), signal.CorrelationId, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>(), new(trigger.Id, signal.Payload)));
        Deliver();
    }

    /// <summary>Moves the clock, firing every timer on the way at its moment.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (timers.Min is { } next && next.At <= moment)
        {
            timers.Remove(next);
            Now = next.At > Now ? next.At : Now;
            Raise(next.InstanceId, new FireTimer(NextOperation(), next.BookmarkId));
        }
        Now = moment > Now ? moment : Now;
    }

    public DateTimeOffset? NextTimer => timers.Min?.At;

    public string NextOperation() => $"op{++operations}";

    private bool Step(string instanceId, EngineEvent happened)
    {
        var (definition, state) = instances[instanceId];
        var result = kernel.Step(definition, state, happened, Now);
        if (result.Taken)
            Take(definition, result);
        return result.Taken;
    }

    private void Take(WorkflowDefinition definition, StepResult result)
    {
        Keep(definition, result.Instance);
        foreach (var child in result.Children)
            Keep(definitions(child.DefinitionId)!, child);
        foreach (var effect in result.Effects)
        {
            observe?.Invoke(effect, Now);
            Carry(effect);
        }
    }

    private void Keep(WorkflowDefinition definition, InstanceState state)
    {
        if (!instances.ContainsKey(state.Id))
            order.Add(state.Id);
        instances[state.Id] = (definition, StoreBetweenSteps ? InstanceState.Deserialize(state.Serialize()) : state);
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case SetTimer timer:
                timers.Add(new(timer.At ?? timer.Deadline!.EndOfWait(dueDay(timer.Deadline)), ++operations, timer.InstanceId, timer.BookmarkId));
                break;
            case ClearTimer clear:
                timers.RemoveWhere(timer => timer.BookmarkId == clear.BookmarkId);
                break;
            case StartChild child:
                deliveries.Enqueue(() => Take(definitions(child.DefinitionId)!, kernel.Step(definitions(child.DefinitionId)!, null, child.Start, Now)));
                break;
            case ReturnToParent back when instances.ContainsKey(back.ParentInstanceId):
                deliveries.Enqueue(() => Step(back.ParentInstanceId, back.Event));
                break;
            case PublishSignal { LocalOnly: true } signal:
                deliveries.Enqueue(() => Step(signal.InstanceId, new DeliverSignal(signal.OperationId, signal.Name, signal.Payload, null)));
                break;
            case PublishSignal signal:
                deliveries.Enqueue(() => Publish(new(signal.OperationId, signal.Name, signal.Payload, signal.CorrelationId), Startable));
                break;
        }
    }

    /// <summary>Definitions that a published signal may start.</summary>
    public IReadOnlyList<WorkflowDefinition> Startable { get; init; } = [];

    private void Deliver()
    {
        while (deliveries.TryDequeue(out var delivery))
            delivery();
    }
}
