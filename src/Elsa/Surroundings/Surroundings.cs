using System.Text;
using System.Text.Json;
using Elsa.Common;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Notifications;
using Elsa.Workflows.Runtime.Requests;
using Elsa.Workflows.Runtime.Responses;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Execution;
using Evaluated = VanQuan.Workflows.Elsa.Activities.Evaluated;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Surroundings;

/// <summary>Elsa's clock is the service's, so that the demo clock moves Elsa's instances too.</summary>
internal sealed class ServiceClock(TimeProvider clock) : ISystemClock
{
    public DateTimeOffset UtcNow => clock.GetUtcNow();
}

/// <summary>A published event is an effect: whoever waits for it may run on another engine.</summary>
internal sealed class SignalPublisher(ElsaTurn turn) : IEventPublisher
{
    public Task PublishAsync(string eventName, string? correlationId = null, string? workflowInstanceId = null, string? activityInstanceId = null, object? payload = null, bool asynchronous = false, CancellationToken cancellationToken = default)
    {
        var given = JsonSerializer.SerializeToElement(Evaluated.Plain(payload));
        turn.Emit(id => new PublishSignal(id, turn.InstanceId, eventName, given, correlationId, workflowInstanceId is not null));
        return Task.CompletedTask;
    }
}

/// <summary>A task asked for by name is an effect, answered through the port.</summary>
internal sealed class TaskRequests(ElsaTurn turn) : ITaskDispatcher
{
    public Task DispatchAsync(RunTaskRequest request, CancellationToken cancellationToken = default)
    {
        var payload = JsonSerializer.SerializeToElement(Evaluated.Plain(request.TaskPayload));
        // The bookmark's id takes the place of Elsa's task id when the turn is closed.
        turn.Emit(id => new RequestTask(id, turn.InstanceId, request.TaskId, request.TaskName, payload));
        return Task.CompletedTask;
    }
}

/// <summary>A called definition is started by the service, like any other instance, and returns through the port.</summary>
internal sealed class CalledDefinitions(ElsaTurn turn, IServiceScopeFactory scopes) : IWorkflowDispatcher, IWorkflowInvoker
{
    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchWorkflowDefinitionRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default)
    {
        var id = request.DefinitionVersionId;
        Call(id[..id.LastIndexOf(':')], request.InstanceId!, request.CorrelationId, request.Input);
        return Task.FromResult(DispatchWorkflowResponse.Success());
    }

    /// <summary>One that is called in place runs in a turn of its own while the caller's goes on; the service starts it as well, and then finds it begun.</summary>
    public async Task<RunWorkflowResult> InvokeAsync(WorkflowGraph workflowGraph, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        var called = workflowGraph.Workflow.Identity;
        var begin = Call(called.DefinitionId, options!.WorkflowInstanceId!, options.CorrelationId, options.Input);
        await using var scope = scopes.CreateAsyncScope();
        var state = await scope.ServiceProvider.GetRequiredService<RunTurn>().CallAsync(new StoredCommand(begin.InstanceId, called.DefinitionId, called.Version, begin), begin, cancellationToken);
        return new RunWorkflowResult(null!, state, workflowGraph.Workflow, null, Journal.Empty);
    }

    public Task<RunWorkflowResult> InvokeAsync(Workflow workflow, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default) => throw Elsewhere();

    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchWorkflowInstanceRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default) => throw Elsewhere();

    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchTriggerWorkflowsRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default) => throw Elsewhere();

    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchResumeWorkflowsRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default) => throw Elsewhere();

    private StartInstance Call(string definitionId, string instanceId, string? correlationId, IDictionary<string, object>? input)
    {
        var given = (input ?? new Dictionary<string, object>()).ToDictionary(one => one.Key, one => JsonSerializer.SerializeToElement(Evaluated.Plain(one.Value)));
        var begin = new StartInstance("start:" + instanceId, instanceId, correlationId, given, new Dictionary<string, DateOnly>(), Parent: new ParentLink(turn.InstanceId, null));
        turn.Emit(id => new StartChild(id, turn.InstanceId, definitionId, begin));
        return begin;
    }

    private static NotSupportedException Elsewhere() =>
        new("Instances are started, resumed and cancelled through the service, never past it.");
}

/// <summary>What WriteLine says, as effects, line by line.</summary>
internal sealed class SpokenLines(ElsaTurn turn) : IStandardOutStreamProvider
{
    public TextWriter GetTextWriter() => new Lines(turn);

    private sealed class Lines(ElsaTurn turn) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => turn.Emit(id => new WriteText(id, turn.InstanceId, value ?? ""));

        public override void Write(char value) => throw new NotSupportedException("Only whole lines are written.");
    }
}
