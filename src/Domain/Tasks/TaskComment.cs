namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>What somebody said about a task, in whatever state it is. <see cref="At"/> is UTC.</summary>
public sealed class TaskComment
{
    public const int Longest = 4_000;

    private TaskComment()
    {
    }

    public TaskComment(string taskId, int round, Doer by, string text, DateTimeOffset at, IReadOnlyList<string>? mentions = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) throw new ArgumentException($"A comment has 1 to {Longest} characters.", nameof(text));
        (TaskId, Round, By, ByName, Text, At) = (taskId, round, by.PersonId, by.Name, text.Trim(), at);
        Mentions = [.. mentions ?? []];
    }

    public long Id { get; private set; }
    public string TaskId { get; private set; } = "";
    public int Round { get; private set; }
    public string By { get; private set; } = "";
    public string ByName { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Ids of the people it names with @; each got a mail.</summary>
    public IReadOnlyList<string> Mentions { get; private set; } = [];
}
