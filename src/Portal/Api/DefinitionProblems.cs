using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>Refusals of the use cases on definitions, as answers of the API.</summary>
internal static class DefinitionProblems
{
    public static async Task<T> TellAsync<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (DefinitionProblemException problem)
        {
            throw Of(problem);
        }
    }

    public static ApiProblemException Of(DefinitionProblemException problem) => new(StatusOf(problem.Refusal), problem.Words, problem switch
    {
        DraftConflictException conflict => new
        {
            conflict.Revision, Json = conflict.Json is { } json ? new RawJson(json) : null, SavedAt = conflict.At,
            SavedBy = new { Id = conflict.By, Name = conflict.ByName },
        },
        PublishRefusedException refused => new { Findings = ProofApi.Shown(refused.Findings) },
        _ => null,
    });

    private static int StatusOf(DefinitionRefusal refusal) => refusal switch
    {
        DefinitionRefusal.Forbidden => StatusCodes.Status403Forbidden,
        DefinitionRefusal.NotFound => StatusCodes.Status404NotFound,
        DefinitionRefusal.Unsound => StatusCodes.Status422UnprocessableEntity,
        DefinitionRefusal.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
