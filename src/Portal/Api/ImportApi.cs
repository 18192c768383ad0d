using System.Text;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>A definition as a file, drawn in Elsa Studio or exported elsewhere.</summary>
internal static class ImportApi
{
    public static void MapImport(this RouteGroupBuilder api) => api.MapPost("/definitions/import", ImportAsync).RequireAuthorization(Policies.Designers);

    private static async Task<IResult> ImportAsync(HttpRequest request, ImportDefinition import, Visitor visitor, CancellationToken ct)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(ct) : null;
        if (form?.Files is not [var file, ..])
            throw new ApiProblemException(StatusCodes.Status400BadRequest, new("Chưa chọn tệp nào.", "No file is chosen."));
        var asNew = form["asNew"] == "true";
        var operation = form["operationId"] is [{ Length: > 0 and <= 100 } given] ? given : Guid.NewGuid().ToString("N");
        var text = await TextAsync(file, ct);
        var done = await DefinitionProblems.TellAsync(() => import.RunAsync(new(text, asNew, operation), visitor.Actor, ct));
        return ApiJson.Answer(done);
    }

    /// <exception cref="ApiProblemException">It is not UTF-8.</exception>
    internal static async Task<string> TextAsync(IFormFile file, CancellationToken ct)
    {
        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            throw new ApiProblemException(StatusCodes.Status400BadRequest, new($"{file.FileName}: không phải văn bản UTF-8.", $"{file.FileName}: not UTF-8 text."));
        }
    }
}
