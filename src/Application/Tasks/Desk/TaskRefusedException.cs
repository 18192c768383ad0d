using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>Ends a use case without a change: the transaction rolls back and the desk turns the words into an answer.</summary>
public sealed class TaskRefusedException(TaskAnswerKind kind, Words words, params IReadOnlyList<FieldError> errors) : Exception(words.En)
{
    public TaskAnswerKind Kind { get; } = kind;
    public Words Words { get; } = words;
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    public static TaskRefusedException Forbidden(Words words) => new(TaskAnswerKind.Forbidden, words);

    public static TaskRefusedException Invalid(string field, Words words) => new(TaskAnswerKind.Invalid, words, new FieldError(field, words));
}
