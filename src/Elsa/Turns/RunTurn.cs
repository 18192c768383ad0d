using System.Globalization;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Options;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.State;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa.Activities;
using VanQuan.Workflows.Elsa.Definitions;

namespace VanQuan.Workflows.Elsa.Turns;

/// <summary>
/// Takes one command into one instance of Elsa's. A command that was taken before only hands over again what it asked of the world; one that
/// nothing waits for changes nothing, as in the kernel.
/// </summary>
internal sealed class RunTurn(
    ElsaTurn turn, ElsaDefinitions definitions, IWorkflowInstanceManager instances, IWorkflowRunner runner, IWorkflowCanceler canceler, EffectSpool spool)
{
    public async Task RunAsync(StoredCommand command, CancellationToken ct)
    {
        var kept = await instances.FindByIdAsync(command.InstanceId, ct);
        var record = InstanceRecord.Read(kept?.WorkflowState.Properties);
        // Whoever died between the state and the spool is caught up with here.
        await spool.FillAsync(command.InstanceId, record, ct);
        if (kept is not null && command.Event is StartInstance { Parent.BookmarkId: not null } again && record.Parent is { BookmarkId: null })
            await TellCallerAsync(kept.WorkflowState, record, again, ct);
        if (record.Taken.Contains(command.Event.OperationId))
            return;
        if (kept is not null)
            await GoOnAsync(command, kept.WorkflowState, record, ct);
        else if (command.Event is StartInstance begin)
            await StartAsync(command, begin, ct);
        else
            return;
        await spool.FillAsync(command.InstanceId, turn.Record, ct);
    }

    /// <summary>
    /// Runs a called instance while its caller waits for the answer. What it asks of the world stays with it until the service, told by its
    /// caller, starts it: only then is there an instance that the effects can be applied to.
    /// </summary>
    public async Task<WorkflowState> CallAsync(StoredCommand command, StartInstance begin, CancellationToken ct)
    {
        if (await instances.FindByIdAsync(command.InstanceId, ct) is { } there)
            return there.WorkflowState;
        await StartAsync(command, begin, ct);
        return (await instances.FindByIdAsync(command.InstanceId, ct))!.WorkflowState;
    }

    /// <summary>An instance that was called learns which step of its caller waits for it.</summary>
    private async Task TellCallerAsync(WorkflowState state, InstanceRecord record, StartInstance begin, CancellationToken ct)
    {
        record.Parent = begin.Parent;
        state.Properties[InstanceRecord.Property] = record.Write();
        await instances.SaveAsync(state, ct);
    }

    private async Task StartAsync(StoredCommand command, StartInstance begin, CancellationToken ct)
    {
        // What people read does not depend on the language of the machine.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (definition, graph) = await definitions.GetAsync(command.DefinitionId, command.Version, ct);
        turn.Begin(begin.InstanceId, begin, definition, new InstanceRecord { Input = begin.Input.ToDictionary(), Anchors = begin.Anchors.ToDictionary(), Parent = begin.Parent, TriggerActivityId = begin.Trigger?.ActivityId }, [], 0);
        turn.Record.StartedAt = turn.Now;
        var instance = instances.CreateWorkflowInstance(graph.Workflow, new WorkflowInstanceOptions { WorkflowInstanceId = begin.InstanceId, CorrelationId = begin.CorrelationId, ParentWorkflowInstanceId = begin.Parent?.InstanceId });
        await runner.RunAsync(graph, instance.WorkflowState, new RunWorkflowOptions { Input = InputOf(turn.Record, Triggered(begin)), CorrelationId = begin.CorrelationId, TriggerActivityId = begin.Trigger?.ActivityId }, ct);
    }

    private async Task GoOnAsync(StoredCommand command, WorkflowState state, InstanceRecord record, CancellationToken ct)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (definition, graph) = await definitions.GetAsync(state.DefinitionId, state.DefinitionVersion, ct);
        turn.Begin(state.Id, command.Event, definition, record, state.Bookmarks, state.Incidents.Count);
        switch (command.Event)
        {
            case MoveAnchor move:
                record.Anchors[move.Anchor] = move.Date;
                record.Take(move.OperationId);
                state.Properties[InstanceRecord.Property] = record.Write();
                await instances.SaveAsync(state, ct);
                break;
            case CancelInstance when state.Status == WorkflowStatus.Running:
                await CancelAsync(graph, state, ct);
                break;
            case DeliverSignal signal when signal.CorrelationId is null || signal.CorrelationId == state.CorrelationId:
                await HearAsync(graph, state, record, signal, ct);
                break;
            case ResumeBookmark resume:
                await ResumeAsync(graph, state, resume.BookmarkId, new() { [RunTask.InputKey] = resume.Result is { } result ? Evaluated.Given(result)! : null! }, ct);
                break;
            case FireTimer fire:
                await ResumeAsync(graph, state, fire.BookmarkId, [], ct);
                break;
            case ReturnFromChild back:
                await ResumeAsync(graph, state, back.BookmarkId, back.Output.ToDictionary(output => output.Key, output => Evaluated.Given(output.Value)!), ct);
                break;
            case PassDueDate passed:
                await BesideAsync(graph, state, passed.BookmarkId, ct);
                break;
            case CancelBookmark drop:
                await BesideAsync(graph, state, drop.BookmarkId, ct);
                break;
        }
    }

    /// <summary>One bookmark after the other, each a write of its own: the signal is taken when the last has heard it.</summary>
    private async Task HearAsync(WorkflowGraph graph, WorkflowState state, InstanceRecord record, DeliverSignal signal, CancellationToken ct)
    {
        var waiting = record.Hearing is { } begun && begun.OperationId == signal.OperationId ? begun.Bookmarks
            : [.. state.Bookmarks.Where(bookmark => bookmark.Payload is EventStimulus waits && waits.EventName == signal.Name).Select(bookmark => bookmark.Id)];
        for (var i = 0; i < waiting.Count; i++)
        {
            record.Hearing = i + 1 < waiting.Count ? new HearingSignal(signal.OperationId, [.. waiting.Skip(i + 1)]) : null;
            state = await ResumeAsync(graph, state, waiting[i], new() { [Event.EventInputWorkflowInputKey] = Evaluated.Given(signal.Payload) ?? new Dictionary<string, object>() }, ct);
            turn.GoOn(state.Bookmarks, state.Incidents.Count);
        }
    }

    private async Task<WorkflowState> ResumeAsync(WorkflowGraph graph, WorkflowState state, string bookmark, Dictionary<string, object> given, CancellationToken ct)
    {
        if (state.Status != WorkflowStatus.Running || state.Bookmarks.All(one => one.Id != bookmark))
            return state;
        turn.Answered.Add(bookmark);
        return (await runner.RunAsync(graph, state, new RunWorkflowOptions { BookmarkId = bookmark, Input = InputOf(turn.Record, given) }, ct)).WorkflowState;
    }

    private async Task BesideAsync(WorkflowGraph graph, WorkflowState state, string bookmark, CancellationToken ct)
    {
        if (state.Status == WorkflowStatus.Running && state.Bookmarks.Any(one => one.Id == bookmark))
            await runner.RunAsync(graph, state, new RunWorkflowOptions { BookmarkId = bookmark, Input = InputOf(turn.Record, []) }, ct);
    }

    private async Task CancelAsync(WorkflowGraph graph, WorkflowState state, CancellationToken ct)
    {
        var cancelled = await canceler.CancelWorkflowAsync(graph, state, ct);
        if (!turn.Record.Taken.Contains(turn.Event.OperationId))
            TurnClosing.Close(turn, cancelled);
        cancelled.Properties[InstanceRecord.Property] = turn.Record.Write();
        await instances.SaveAsync(cancelled, ct);
    }

    private static Dictionary<string, object>? Triggered(StartInstance begin) =>
        begin.Trigger is { } trigger ? new() { [Event.EventInputWorkflowInputKey] = Evaluated.Given(trigger.Payload) ?? new Dictionary<string, object>() } : null;

    /// <summary>Elsa keeps only inputs that are declared, with a driver; plans give more, so they come along each time.</summary>
    private static Dictionary<string, object> InputOf(InstanceRecord record, Dictionary<string, object>? more)
    {
        var input = record.Input.ToDictionary(given => given.Key, given => Evaluated.Given(given.Value)!);
        foreach (var (name, value) in more ?? [])
            input[name] = value;
        return input;
    }
}
