namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// A sign of life of work that goes on: what was done since the last one, and how far it is (<see cref="Percent"/>, 0 to 100,
/// null where nobody says). It decides nothing and ends nothing. <see cref="At"/> is UTC.
/// </summary>
public sealed class ProgressNote
{
    public const int Longest = 2_000;

    private ProgressNote()
    {
    }

    /// <exception cref="ArgumentException">No text, too long a text, or a percentage outside 0 to 100.</exception>
    public ProgressNote(string taskId, Doer by, string text, int? percent, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) throw new ArgumentException($"A progress note has 1 to {Longest} characters.", nameof(text));
        if (percent is < 0 or > 100) throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentage is 0 to 100.");
        (TaskId, By, ByName, Text, Percent, At) = (taskId, by.PersonId, by.Name, text.Trim(), percent, at);
    }

    public long Id { get; private set; }
    public string TaskId { get; private set; } = "";
    public string By { get; private set; } = "";
    public string ByName { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int? Percent { get; private set; }
    public DateTimeOffset At { get; private set; }
}
