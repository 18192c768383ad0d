using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// Decides for every execution of an instance what becomes of it, outermost first: what stands in something that goes, goes with it,
/// unless it was told where to begin anew. An execution stays where its activity is still there, of the same type, in the same container.
/// </summary>
internal sealed class Fates
{
    private readonly InstanceState state;
    private readonly WorkflowDefinition from, to;
    private readonly IReadOnlyList<StandingMove> moves;
    private readonly Dictionary<int, Fate> byExecution = [];

    public Fates(InstanceState state, WorkflowDefinition from, WorkflowDefinition to, IReadOnlyList<StandingMove> moves)
    {
        (this.state, this.from, this.to, this.moves) = (state, from, to, moves);
        foreach (var execution in state.Executions.OrderBy(execution => execution.Number))
            Decide(execution, from.Activities[execution.ActivityId]);
    }

    public List<MigrationRefusal> Refusals { get; } = [];

    public IEnumerable<Fate> All => byExecution.Values;

    /// <summary>Executions that end because what they stand in ends.</summary>
    public List<ActivityExecution> GoneWith { get; } = [];

    public Fate? Of(int execution) => byExecution.GetValueOrDefault(execution);

    /// <summary>The new id of an old activity, whether or not the instance stands there; null where it is gone.</summary>
    public string? NewIdOf(string oldId)
    {
        var id = moves.FirstOrDefault(move => move.ActivityId == oldId && move is { Kind: MoveKind.Stays, To: not null })?.To ?? oldId;
        return to.Activities.ContainsKey(id) ? id : null;
    }

    private void Decide(ActivityExecution execution, ActivityNode old)
    {
        var parent = Of(execution.Parent);
        var move = moves.FirstOrDefault(move => move.ActivityId == old.Id);
        if (execution.Parent != 0 && parent?.Remains != true && move?.Kind != MoveKind.Restarts)
        {
            GoneWith.Add(execution);
            return;
        }
        switch (move?.Kind ?? MoveKind.Stays)
        {
            case MoveKind.Restarts:
                Restart(execution, old, move!.To ?? old.Id);
                break;
            case MoveKind.Drops:
                Drop(execution, old, parent, move!.Outcome);
                break;
            default:
                Stay(execution, old, parent, move?.To ?? old.Id);
                break;
        }
    }

    private void Stay(ActivityExecution execution, ActivityNode old, Fate? parent, string id)
    {
        var node = to.Activities.GetValueOrDefault(id);
        if (node is null)
            Refusals.Add(RefusalWords.Gone(old));
        else if (id != old.Id && from.Activities.ContainsKey(id))
            Refusals.Add(RefusalWords.NoSuchTarget(old));
        else if (node.Type != old.Type)
            Refusals.Add(RefusalWords.OtherKind(old));
        else if (!IsInPlace(node, parent))
            Refusals.Add(RefusalWords.Elsewhere(old));
        else
            byExecution[execution.Number] = new(execution, old, MoveKind.Stays, node, null, parent?.Execution);
    }

    private void Restart(ActivityExecution execution, ActivityNode old, string id)
    {
        var node = to.Activities.GetValueOrDefault(id);
        var owner = node?.Parent is { } container
            ? Above(execution).Select(Of).FirstOrDefault(fate => fate is { Kind: MoveKind.Stays } && fate.Target == container) : null;
        if (node is null || owner is null)
            Refusals.Add(RefusalWords.NoSuchTarget(old));
        else
            byExecution[execution.Number] = new(execution, old, MoveKind.Restarts, node, null, owner.Execution);
    }

    private void Drop(ActivityExecution execution, ActivityNode old, Fate? parent, string? outcome)
    {
        var node = to.Activities.GetValueOrDefault(old.Id) is { } same && IsInPlace(same, parent) ? same : null;
        if (parent is null)
            Refusals.Add(RefusalWords.Gone(old));
        else if (outcome is not null && (node is null || (parent.Target!.IsFlowchart && !node.HasConnection(outcome))))
            Refusals.Add(RefusalWords.NoOutcome(old, outcome));
        else
            byExecution[execution.Number] = new(execution, old, MoveKind.Drops, node, outcome, parent.Execution);
    }

    private bool IsInPlace(ActivityNode node, Fate? parent) => parent is null ? node == to.Root : node.Parent == parent.Target;

    private IEnumerable<int> Above(ActivityExecution execution)
    {
        for (var number = execution.Parent; number != 0; number = state.Executions.Find(one => one.Number == number)?.Parent ?? 0)
            yield return number;
    }
}
