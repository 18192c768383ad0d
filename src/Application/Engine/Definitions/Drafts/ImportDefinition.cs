using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>
/// Takes a definition in that was drawn elsewhere, with everything it holds: a new procedure under its own id, or the draft of
/// the one that has this id. A draft somebody is at is not touched.
/// </summary>
public sealed class ImportDefinition(Transition transition, DefinitionAuthority authority, EngineLimits limits)
{
    /// <param name="AsNew">Under a new id, also where its own is known here.</param>
    /// <param name="GoOn">The person is still drawing elsewhere: their own open draft is gone on with.</param>
    public sealed record Command(string Json, bool AsNew, string OperationId, bool GoOn = false);

    /// <param name="Unchanged">It is what is published already: nothing had to be drawn.</param>
    public sealed record Imported(string DefinitionId, bool Unchanged);

    /// <exception cref="DefinitionProblemException">The person may not, or a draft is open under this id.</exception>
    /// <exception cref="DefinitionRefusedException">It cannot be read; place and cause are named.</exception>
    public Task<Imported> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var definition = WorkflowDefinition.Parse(command.Json, limits);
        return transition.RunAsync(actor, $"ImportDefinition/{actor.PersonId}/{command.OperationId}", async scope =>
        {
            var staff = await authority.DesignerAsync(scope, ct);
            var id = definition.DefinitionId;
            if (command.AsNew || !DefinitionIds.IsPlain(id))
            {
                id = await DefinitionIds.FreeAsync(scope.Db, definition.Name ?? id, ct);
                CreateDefinition.Open(scope, id, command.AsNew ? WorkflowDefinition.Parse(DefinitionJson.With(command.Json, id, 1), limits) : definition, copied: command.AsNew);
                return new Imported(id, false);
            }
            var draft = await DraftDesk.FindAsync(scope, id, ct);
            if (draft is { IsOpen: true } && !(command.GoOn && draft.SavedBy == scope.Actor.PersonId))
                throw new DefinitionProblemException(DefinitionRefusal.Conflict, Open(draft.Name ?? id, staff.NameOf(draft.SavedBy!)));
            var last = await DraftDesk.LastRowAsync(scope, id, ct);
            if (last is not null && DefinitionJson.Same(DefinitionJson.With(definition.Write(indented: false), version: last.Version), last.Json))
                return new Imported(id, true);
            DraftDesk.Write(scope, draft ?? DraftDesk.Add(scope, id), last?.Version, definition.Write(indented: false), definition, "DefinitionImported");
            return new Imported(id, false);
        }, ct);
    }

    private static Words Open(string name, string who) => new(
        $"“{name}” đang có bản nháp của {who}. Công bố hoặc bỏ bản nháp đó trước, hoặc nhập thành quy trình mới.",
        $"“{name}” has a draft by {who} that is open. Publish or discard it first, or import this as a new procedure.");
}
