using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions.Changes;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>Versions of a definition: published, asked for, retired, restored, compared, taken along as a file.</summary>
internal static class VersionsApi
{
    public static void MapVersions(this RouteGroupBuilder api)
    {
        var definition = api.MapGroup("/definitions/{id}").RequireAuthorization(Policies.ProcedureReaders);
        definition.MapPost("/publish", PublishAsync).RequireAuthorization(Policies.Designers);
        definition.MapPost("/requests/{request}/confirm", ConfirmAsync);
        definition.MapPost("/requests/{request}/decline", DeclineAsync);
        definition.MapPost("/requests/{request}/withdraw", WithdrawAsync);
        definition.MapGet("/versions", ListAsync);
        definition.MapGet("/versions/{number:int}", ReadAsync);
        definition.MapPost("/versions/{number:int}/restore", RestoreAsync).RequireAuthorization(Policies.Designers);
        definition.MapPost("/retire", RetireAsync);
        definition.MapGet("/compare", CompareAsync);
        definition.MapGet("/export", ExportAsync);
    }

    private static async Task<IResult> PublishAsync(string id, HttpRequest request, PublishDraft publish, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        var reasons = body.TryGetProperty("warningReasons", out var given) && given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String).DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Value.GetString()!) : [];
        var done = await DefinitionProblems.TellAsync(() => publish.RunAsync(
            new(id, body.Part("json").GetRawText(), body.NumberOf("revision"), body.TextOf("reason") ?? "", reasons, DefinitionsApi.OperationOf(body)), visitor.Actor, ct));
        return done.Version is { } version
            ? ApiJson.Answer(new { version, done.Revision })
            : ApiJson.Answer(new { done.Request, done.Revision }, StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ConfirmAsync(string id, string request, HttpRequest http, ConfirmPublish confirm, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(http, ct);
        return ApiJson.Answer(new { version = await DefinitionProblems.TellAsync(() => confirm.RunAsync(new(id, request, DefinitionsApi.OperationOf(body)), visitor.Actor, ct)) });
    }

    private static async Task<IResult> DeclineAsync(string id, string request, HttpRequest http, DeclinePublish decline, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(http, ct);
        return ApiJson.Answer(new { state = await DefinitionProblems.TellAsync(() => decline.RunAsync(new(id, request, body.TextOf("reason") ?? "", DefinitionsApi.OperationOf(body)), visitor.Actor, ct)) });
    }

    private static async Task<IResult> WithdrawAsync(string id, string request, HttpRequest http, WithdrawPublish withdraw, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(http, ct);
        return ApiJson.Answer(new { state = await DefinitionProblems.TellAsync(() => withdraw.RunAsync(new(id, request, DefinitionsApi.OperationOf(body)), visitor.Actor, ct)) });
    }

    private static async Task<IResult> ListAsync(string id, DefinitionHistory history, WorkflowsDb db, CancellationToken ct) =>
        ApiJson.Answer((await history.VersionsAsync(db, id, ct)).Select(version => new
        {
            version = version.Number, version.At, version.By, version.Reason, retired = version.RetiredAt is not null, runningInstances = version.Running,
        }));

    private static async Task<IResult> ReadAsync(string id, int number, CompareDefinitions compare, WorkflowsDb db, CancellationToken ct) =>
        ApiJson.Answer(new RawJson((await DefinitionProblems.TellAsync(() => compare.SideAsync(db, id, number.ToString(CultureInfo.InvariantCulture), ct))).Json));

    private static async Task<IResult> RestoreAsync(string id, int number, HttpRequest request, RestoreVersion restore, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        return ApiJson.Answer(await DefinitionProblems.TellAsync(() => restore.RunAsync(new(id, number, body.NumberOf("revision"), DefinitionsApi.OperationOf(body)), visitor.Actor, ct)));
    }

    private static async Task<IResult> RetireAsync(string id, HttpRequest request, RetireDefinition retire, Visitor visitor, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        return ApiJson.Answer(new { version = await DefinitionProblems.TellAsync(() => retire.RunAsync(new(id, body.TextOf("reason") ?? "", DefinitionsApi.OperationOf(body)), visitor.Actor, ct)) });
    }

    private static async Task<IResult> CompareAsync(string id, string from, string to, CompareDefinitions compare, WorkflowsDb db, CancellationToken ct)
    {
        var (left, right, changes) = await DefinitionProblems.TellAsync(() => compare.RunAsync(db, id, from, to, ct));
        return ApiJson.Answer(new
        {
            Left = new RawJson(left.Json), Right = new RawJson(right.Json),
            Activities = new { changes.Added, changes.Removed, Changed = changes.Changed.Select(one => new { one.Id, Fields = one.Fields.Select(Shown) }), changes.Moved },
            Connections = new { Added = changes.ConnectionsAdded, Removed = changes.ConnectionsRemoved },
            Settings = changes.Settings.Select(Shown),
        });

        static object Shown(FieldChange field) => new { field.Path, field.From, field.To };
    }

    /// <summary>The file Elsa Studio reads; without a version the one in force, or the draft where nothing is published.</summary>
    private static async Task<IResult> ExportAsync(string id, string? version, CompareDefinitions compare, WorkflowsDb db, CancellationToken ct)
    {
        var which = version ?? (DefinitionStore.Last(db, id) is { } last ? last.Version.ToString(CultureInfo.InvariantCulture) : CompareDefinitions.Draft);
        var side = await DefinitionProblems.TellAsync(() => compare.SideAsync(db, id, which, ct));
        return Results.File(Encoding.UTF8.GetBytes(side.Definition.Write()), MediaTypeNames.Application.Json, which == CompareDefinitions.Draft ? $"{id}-ban-nhap.json" : $"{id}-v{which}.json");
    }
}
