using VanQuan.Workflows.Application.Tasks.Desk;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>Answers a page gives before any use case is asked: something was not chosen or cannot be read.</summary>
public static class Answers
{
    public static TaskAnswer Unfinished(string vi, string en) => new(TaskAnswerKind.Invalid, new(vi, en), [], TaskAnswer.NothingTyped);
}
