using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// What an instance remembers, said in the names of the new version: variables keep their values where they are still declared, dates and
/// outputs of completed steps go along, and what only the new version asks for is taken from what the instance lived through.
/// </summary>
internal sealed class StateTransfer(Run run, WorkflowDefinition from, Fates fates, InstancePast past)
{
    private readonly WorkflowDefinition to = run.Definition;
    private readonly InstanceState state = run.State;

    public void Rename()
    {
        foreach (var fate in fates.All.Where(fate => fate.Remains))
        {
            fate.Execution.Variables = Kept(fate.Execution.Variables, fate.Old.Variables, fate.Target!.Variables);
            fate.Execution.Reviewed = fate.Execution.Reviewed is { } kept ? [.. kept.Select(Renamed).OfType<Reviewable>()] : null;
            if (fate.Old.Type == ActivityTypes.Approval && fate.Execution.Items is { } items)
                fate.Execution.Items = JsonSerializer.SerializeToElement(items.Deserialize<List<Reviewable>>()!.Select(item => Renamed(item) ?? item));
            SetPause(fate.Execution, fate.Target);
            fate.Execution.ActivityId = fate.Target.Id;
        }
        state.BookmarkList = [.. state.BookmarkList.Select(bookmark => run.Find(bookmark.Execution) is { } execution ? bookmark with { ActivityId = execution.ActivityId } : bookmark)];
        state.IncidentList = [.. state.IncidentList.Select(incident => incident with
        {
            ActivityId = run.Find(incident.Execution)?.ActivityId ?? fates.NewIdOf(incident.ActivityId) ?? to.Root.Id,
        })];
    }

    public void Remember()
    {
        state.VariableValues = Kept(state.VariableValues, from.Variables, to.Variables) ?? [];
        foreach (var output in from.Outputs.Where(output => to.Outputs.All(other => other.Name != output.Name)))
            state.OutputValues.Remove(output.Name);
        state.ActivityOutputs = Named(state.ActivityOutputs);
        state.CompletedOn = Named(state.CompletedOn);
        state.Returned = [.. state.Returned.Select(Renamed).OfType<Reviewable>()];
        state.TriggerActivityId = state.TriggerActivityId is { } trigger ? fates.NewIdOf(trigger) : null;
        foreach (var step in past.Completed)
            if (fates.NewIdOf(step.ActivityId) is { } id)
                Remember(step, id);
    }

    /// <summary>A deadline or an approval of the new version asks for a step that the old one had no reason to remember.</summary>
    private void Remember(CompletedStep step, string id)
    {
        if (to.Facts.CompletionAnchors.Contains(id) && !from.Facts.CompletionAnchors.Contains(step.ActivityId))
            state.CompletedOn[id] = step.On;
        if (!to.Facts.Reviewed.Contains(id) || from.Facts.Reviewed.Contains(step.ActivityId))
            return;
        // Inside a loop or a unit nobody knows any more which round the step belonged to.
        if (fates.All.FirstOrDefault(fate => fate.Kind == MoveKind.Stays && fate.Target == to.Activities[id].Parent && fate.Target!.IsFlowchart) is not { } holder)
            return;
        var kept = holder.Execution.Reviewed ??= [];
        kept.RemoveAll(item => item.ActivityId == id);
        kept.Add(new Reviewable(id, step.ExecutionId, id, run.CurrentUnit(holder.Execution)));
    }

    private void SetPause(ActivityExecution execution, ActivityNode target)
    {
        var pauses = to.Facts.Pausing.Contains(target.Id) && !execution.Faulted;
        if (execution.Pausing == pauses && (!pauses || execution.ActivityId == target.Id))
            return;
        var old = execution.ActivityId;
        if (execution.Pausing)
            run.Emit(id => new ResumeClock(id, state.Id, old));
        if (pauses)
            run.Emit(id => new PauseClock(id, state.Id, target.Id));
        execution.Pausing = pauses;
    }

    private Reviewable? Renamed(Reviewable item) =>
        fates.NewIdOf(item.ActivityId) is { } id ? item with { ActivityId = id, Via = fates.NewIdOf(item.Via) ?? item.Via } : null;

    private Dictionary<string, T> Named<T>(Dictionary<string, T> values)
    {
        var named = new Dictionary<string, T>();
        foreach (var (id, value) in values)
            if (fates.NewIdOf(id) is { } now)
                named[now] = value;
        return named;
    }

    /// <summary>By id, else by name; what a loop gave is known by name only and was never declared.</summary>
    private static Dictionary<string, JsonElement>? Kept(Dictionary<string, JsonElement>? values, IReadOnlyList<VariableDefinition> before, IReadOnlyList<VariableDefinition> after)
    {
        if (values is null)
            return null;
        var kept = new Dictionary<string, JsonElement>();
        foreach (var (id, value) in values)
        {
            var declared = before.FirstOrDefault(variable => variable.Id == id);
            var now = declared is null ? id : (after.FirstOrDefault(variable => variable.Id == id) ?? after.FirstOrDefault(variable => variable.Name == declared.Name))?.Id;
            if (now is not null)
                kept[now] = value;
        }
        return kept;
    }
}
