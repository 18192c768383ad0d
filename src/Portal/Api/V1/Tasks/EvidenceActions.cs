using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Tasks;

/// <summary>Files onto a task and off it.</summary>
internal static class EvidenceActions
{
    public static void MapEvidence(this RouteGroupBuilder v1)
    {
        var evidence = v1.MapGroup("/tasks/{id}/evidence").WithTags("Tasks").Needs(TokenScopes.WriteTasks);
        // No cookie is looked at here, so nobody else's form can send a file in a person's name.
        evidence.MapPost("/", AttachAsync).DisableAntiforgery().WithSummary("Attach a file (multipart, field “file”)").Answers(403, 404, 409, 413, 422);
        evidence.MapDelete("/{file:long}", RemoveAsync).WithSummary("Take a file off; earlier submissions keep it").Answers(403, 404, 409);
    }

    private static async Task<Outcome> AttachAsync(
        string id, OperationKey key, IFormFile file, AttachEvidence use, IOptions<EvidenceSettings> settings, Visitor visitor, Say say, CancellationToken ct)
    {
        // Said before the bytes are read; the use case says it again of what it was given.
        if (file.Length > settings.Value.MaxMegabytes * 1024L * 1024L)
            throw Problems.Of(StatusCodes.Status413PayloadTooLarge);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return Outcome.Of(await use.RunAsync(new(id, key.Id, file.FileName, content.ToArray()), visitor.Actor, ct), say);
    }

    /// <summary>Taking off what is off already is a conflict, so a repeat does no harm and needs no key.</summary>
    private static async Task<Outcome> RemoveAsync(string id, long file, RemoveEvidence use, Visitor visitor, Say say, CancellationToken ct) =>
        Outcome.Of(await use.RunAsync(new(id, $"api/remove/{file}", file), visitor.Actor, ct), say);
}
