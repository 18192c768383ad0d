using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>How a use case on a task ended.</summary>
public enum TaskAnswerKind
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>Something stands in the way at a field; what was typed has been kept as a draft where there is one.</summary>
    Invalid,

    /// <summary>This person may not; the words say why and who may.</summary>
    Forbidden,

    /// <summary>Somebody else was first; the words say who, what and when.</summary>
    Conflict,

    /// <summary>There is no such task.</summary>
    NotFound,
}

/// <summary>What a person is told, and everything they typed, to show again: nothing typed is lost, whoever wins a race.</summary>
public sealed record TaskAnswer(
    TaskAnswerKind Kind, Words Message, IReadOnlyList<FieldError> Errors, IReadOnlyDictionary<string, string> Typed)
{
    public static readonly IReadOnlyDictionary<string, string> NothingTyped = new Dictionary<string, string>();

    public bool IsDone => Kind == TaskAnswerKind.Done;

    public static TaskAnswer Done(Words message) => new(TaskAnswerKind.Done, message, [], NothingTyped);
}
