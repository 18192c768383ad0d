namespace VanQuan.Workflows.Application.Tasks.Views;

/// <summary>
/// A way a person likes to look at their work, under a name. <see cref="Query"/> is the part of the page's address that says
/// it; a body or action it names that is gone by now filters everything away, which the page says, and nothing breaks.
/// </summary>
public sealed class SavedView
{
    public const int LongestName = 60;
    public const int LongestQuery = 600;

    /// <summary>Enough for anybody; more would not be found again.</summary>
    public const int Most = 20;

    public required string Id { get; init; }

    public required string PersonId { get; init; }

    public required string Name { get; set; }

    public required string Query { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
