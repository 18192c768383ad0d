using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>
/// Keeps what is drawn, sound or not, with activities known or not: only what cannot be read as a definition at all is refused.
/// </summary>
public sealed class SaveDraft(Transition transition, DraftDesk desk, EngineLimits limits)
{
    /// <param name="Revision">What the person's text started from; 0 where no draft had been begun.</param>
    public sealed record Command(string DefinitionId, string Json, int Revision, string OperationId);

    public sealed record Saved(int Revision, DateTimeOffset SavedAt);

    /// <exception cref="DraftConflictException">Somebody else was there meanwhile.</exception>
    /// <exception cref="DefinitionProblemException">The person may not, or there is no such definition.</exception>
    /// <exception cref="DefinitionRefusedException">It cannot be read; place and cause are named.</exception>
    public Task<Saved> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var definition = WorkflowDefinition.Parse(command.Json, limits);
        var operation = $"SaveDefinitionDraft/{actor.PersonId}/{command.DefinitionId}/{command.OperationId}";
        return transition.RunAsync(actor, operation, async scope =>
        {
            var draft = await desk.SaveAsync(scope, command.DefinitionId, definition, command.Revision, ct);
            return new Saved(draft.Revision, draft.SavedAt);
        }, ct);
    }
}
