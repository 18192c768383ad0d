using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>The draft of a definition: read, saved as it is drawn, discarded; new definitions; who else is at it.</summary>
internal static class DefinitionsApi
{
    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/definitions").RequireAuthorization(Policies.ProcedureReaders);
        definitions.MapGet("/{id}/draft", ReadAsync);
        definitions.MapPut("/{id}/draft", SaveAsync).RequireAuthorization(Policies.Designers);
        definitions.MapDelete("/{id}/draft", DiscardAsync).RequireAuthorization(Policies.Designers);
        definitions.MapPost("/", CreateAsync).RequireAuthorization(Policies.Designers);
        definitions.MapPost("/{id}/presence", PresenceAsync);
    }

    private static async Task<IResult> ReadAsync(string id, ReadDraft read, WorkflowsDb db, Visitor visitor, Say say, CancellationToken ct)
    {
        var view = await read.RunAsync(db, id, visitor.Actor, ct) ?? throw DefinitionProblems.Of(new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NotFound));
        return ApiJson.Answer(new
        {
            view.DefinitionId, Name = say.English ? view.NameEn ?? view.Name : view.Name, view.Revision, view.BasedOn, view.IsOpen, Json = new RawJson(view.Json!),
            view.SavedAt, view.SavedBy, view.Published, view.Retired, view.SecondPerson, view.WaitingRequest,
            Me = new { Id = visitor.Actor.PersonId, visitor.Name }, view.May,
        });
    }

    private static async Task<IResult> SaveAsync(string id, HttpRequest request, SaveDraft save, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        return await DefinitionProblems.TellAsync(async () => ApiJson.Answer(await save.RunAsync(
            new(id, body.Part("json").GetRawText(), body.NumberOf("revision"), OperationOf(body)), visitor.Actor, ct)));
    }

    private static async Task<IResult> DiscardAsync(string id, int? revision, string? operationId, DiscardDraft discard, EditorPresence presence, Visitor visitor, CancellationToken ct)
    {
        var after = await DefinitionProblems.TellAsync(() => discard.RunAsync(new(id, revision, operationId ?? Guid.NewGuid().ToString("N")), visitor.Actor, ct));
        presence.Leave(id, visitor.Actor);
        return ApiJson.Answer(new { revision = after });
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, CreateDefinition create, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        var copied = body.TryGetProperty("json", out var json) && json.ValueKind != System.Text.Json.JsonValueKind.Null ? json.GetRawText() : null;
        var id = await DefinitionProblems.TellAsync(() => create.RunAsync(new(body.TextOf("name") ?? "", copied, OperationOf(body)), visitor.Actor, ct));
        return ApiJson.Answer(new { definitionId = id });
    }

    /// <summary>Changes nothing that lasts: who is there is kept in memory and forgotten.</summary>
    private static async Task<IResult> PresenceAsync(string id, EditorPresence presence, ReadPresence read, WorkflowsDb db, Visitor visitor, CancellationToken ct)
    {
        var others = visitor.IsDesigner ? presence.Enter(id, visitor.Actor) : presence.Others(id, visitor.Actor);
        var draft = await read.RunAsync(db, id, ct);
        return ApiJson.Answer(new
        {
            Others = others.Select(one => new { Id = one.PersonId, one.Name }), draft.Revision, draft.SavedAt, draft.SavedBy,
        });
    }

    /// <summary>What makes a repeat harmless; a request without one is taken as new.</summary>
    internal static string OperationOf(System.Text.Json.JsonElement body) => body.TextOf("operationId") is { Length: > 0 and <= 100 } id ? id : Guid.NewGuid().ToString("N");
}
