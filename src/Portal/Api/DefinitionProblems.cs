using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Domain.Engine.Soundness;

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
        PublishRefusedException refused => new { Findings = refused.Findings.Select(Shown) },
        _ => null,
    });

    private static object Shown(Finding finding) => new
    {
        finding.Key, finding.Rule, finding.Severity, finding.Activities, Message = Words(finding.Message),
        Steps = finding.Steps.Select(step => new { step.Kind, step.Activity, step.Outcome, step.Standing, Words = Words(step.Words) }),
    };

    private static object Words(BilingualText text) => new { text.Vi, text.En };

    private static int StatusOf(DefinitionRefusal refusal) => refusal switch
    {
        DefinitionRefusal.Forbidden => StatusCodes.Status403Forbidden,
        DefinitionRefusal.NotFound => StatusCodes.Status404NotFound,
        DefinitionRefusal.Unsound => StatusCodes.Status422UnprocessableEntity,
        DefinitionRefusal.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
