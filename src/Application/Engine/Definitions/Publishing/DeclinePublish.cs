using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>A second person does not agree and says why; the draft stays as it is.</summary>
public sealed class DeclinePublish(Transition transition, PublishRequestDesk desk)
{
    public sealed record Command(string DefinitionId, string RequestId, string Reason, string OperationId);

    /// <exception cref="DefinitionProblemException">There is no such request, it is decided, it is this person's own work, or no reason is given.</exception>
    public Task<PublishRequestState> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"DeclinePublish/{actor.PersonId}/{command.RequestId}/{command.OperationId}", async scope =>
        {
            var request = await desk.TakeAsync(scope, command.DefinitionId, command.RequestId, ct);
            var reason = DefinitionWords.Reason(command.Reason);
            request.Decline(actor.PersonId, reason, scope.Now);
            DraftDesk.Note(scope, command.DefinitionId, "PublishDeclined", new { request = request.Id }, reason);
            return request.State;
        }, ct);
}
