using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>Whoever asked takes the request back, for instance to draw on first.</summary>
public sealed class WithdrawPublish(Transition transition, PublishRequestDesk desk)
{
    public sealed record Command(string DefinitionId, string RequestId, string OperationId);

    /// <exception cref="DefinitionProblemException">There is no such request, it is decided, or this person did not ask.</exception>
    public Task<PublishRequestState> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"WithdrawPublish/{actor.PersonId}/{command.RequestId}/{command.OperationId}", async scope =>
        {
            var request = await desk.TakeOwnAsync(scope, command.DefinitionId, command.RequestId, ct);
            request.Withdraw(scope.Now);
            DraftDesk.Note(scope, command.DefinitionId, "PublishWithdrawn", new { request = request.Id });
            return request.State;
        }, ct);
}
