using Elsa.Workflows;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.State;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Elsa.Turns;

/// <summary>
/// A command is one transaction (law 2): Elsa's state is written once, at the end of the turn, together with its effects and the operation.
/// Commits that a definition asks for in between would keep half a turn; they are left out.
/// </summary>
internal sealed class CommitTurn(DefaultCommitStateHandler elsas, ElsaTurn turn) : ICommitStateHandler
{
    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default)
    {
        TurnClosing.Close(turn, workflowState);
        workflowState.Properties[InstanceRecord.Property] = turn.Record.Write();
        await elsas.CommitAsync(workflowExecutionContext, workflowState, cancellationToken);
    }
}
