using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1;

/// <summary>It happened.</summary>
/// <param name="Message">What a person would read on the page.</param>
public sealed record Outcome(string Message)
{
    /// <param name="answer">What the use case answered.</param>
    /// <param name="conditional">Whether the request named the version it was made for.</param>
    /// <exception cref="ProblemException">It did not happen.</exception>
    public static Outcome Of(TaskAnswer answer, Say say, bool conditional = false) => answer.IsDone
        ? new Outcome(say.Of(answer.Message))
        : throw new ProblemException(StatusOf(answer.Kind, conditional), answer.Message, answer.Errors);

    private static int StatusOf(TaskAnswerKind kind, bool conditional) => kind switch
    {
        TaskAnswerKind.Forbidden => StatusCodes.Status403Forbidden,
        TaskAnswerKind.NotFound => StatusCodes.Status404NotFound,
        TaskAnswerKind.Conflict => conditional ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
