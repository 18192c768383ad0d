using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>What both kinds of calls share: whom they call, and with what.</summary>
internal abstract class CallBehaviour : Behaviour
{
    protected static (WorkflowDefinition Definition, StartInstance Start, Bookmark? Bookmark) Prepare(Run run, ActivityExecution self)
    {
        var inputs = run.InputsOf(self);
        var called = inputs.Required("workflowDefinitionId");
        var definition = run.Kernel.Definitions(called) ?? throw new EngineFaultException($"No published version of workflow definition with ID {called} found.");
        var given = inputs.Json("input") is { ValueKind: JsonValueKind.Object } json ? json.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) : [];
        var correlation = inputs.Text("correlationId");
        var waits = inputs.Holds("waitForCompletion");
        var bookmark = waits ? run.Wait(self, BookmarkKind.Child) : null;
        var id = run.NextId();
        // The dates of the action hold for what it calls as well.
        return (definition, new(id, id, correlation is { Length: > 0 } ? correlation : null, given, run.State.Anchors, null, new(run.State.Id, bookmark?.Id, self.ActivityId)), bookmark);
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened)
    {
        var ended = (ReturnFromChild)happened;
        run.InputsOf(self).SetOutput("result", Result(ended.ChildInstanceId, null, ended.SubStatus, ended.Output));
        run.Complete(self);
    }

    protected abstract JsonElement Result(string childId, string? correlationId, InstanceSubStatus subStatus, IReadOnlyDictionary<string, JsonElement> output);
}

/// <summary>Starts a definition in the background; with <c>waitForCompletion</c> its output is the result.</summary>
internal sealed class DispatchWorkflowBehaviour : CallBehaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var (definition, start, bookmark) = Prepare(run, self);
        run.Emit(id => new StartChild(id, run.State.Id, definition.DefinitionId, start));
        if (bookmark is null)
            run.Complete(self);
    }

    protected override JsonElement Result(string childId, string? correlationId, InstanceSubStatus subStatus, IReadOnlyDictionary<string, JsonElement> output) =>
        JsonSerializer.SerializeToElement(output);
}

/// <summary>Runs a definition within this step as far as it goes. A called instance that faults counts as finished: the caller goes on.</summary>
internal sealed class ExecuteWorkflowBehaviour : CallBehaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        if (run.CallDepth >= run.Kernel.Limits.MaxCallDepth)
            throw new EngineFaultException($"Definitions call each other deeper than the limit of {run.Kernel.Limits.MaxCallDepth}.");
        var (definition, start, bookmark) = Prepare(run, self);
        var child = run.Kernel.StartCalled(definition, start, run);
        if (bookmark is not null && child.Status == InstanceStatus.Running)
            return;
        if (bookmark is not null)
            run.State.BookmarkList.Remove(bookmark);
        run.InputsOf(self).SetOutput("result", Result(child.Id, child.CorrelationId, child.SubStatus, child.Output));
        run.Complete(self);
    }

    protected override JsonElement Result(string childId, string? correlationId, InstanceSubStatus subStatus, IReadOnlyDictionary<string, JsonElement> output) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, object?>
        {
            ["WorkflowDefinitionVersionId"] = null,
            ["WorkflowInstanceId"] = childId,
            ["CorrelationId"] = correlationId,
            ["Status"] = subStatus is InstanceSubStatus.Executing or InstanceSubStatus.Suspended ? 0 : 1,
            // Elsa's numbers of the sub-statuses.
            ["SubStatus"] = subStatus switch { InstanceSubStatus.Executing => 1, InstanceSubStatus.Suspended => 2, InstanceSubStatus.Finished => 3, InstanceSubStatus.Cancelled => 4, _ => 5 },
            ["Output"] = output,
        });
}
