using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Soundness;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>A place where the instance stood, and what became of it; <see cref="To"/> is null where nothing follows it.</summary>
public sealed record PlaceMoved(string From, string? To, MoveKind Kind);

/// <summary>
/// What going over to another version would do to one instance: the new state with its effects, or why it cannot be.
/// <see cref="PassedOver"/> are steps of the new version that lie behind where the instance stands: they count as passed and never run.
/// </summary>
public sealed record MigrationAnswer(
    StepResult? Step, IReadOnlyList<MigrationRefusal> Refusals, IReadOnlyList<PlaceMoved> Places, IReadOnlyList<string> PassedOver)
{
    public bool IsPossible => Step is not null;

    /// <summary>What is worth knowing and refuses nothing.</summary>
    public IReadOnlyList<BilingualText> Notes { get; init; } = [];

    internal static MigrationAnswer Refused(params IReadOnlyList<MigrationRefusal> refusals) => new(null, refusals, [], []);
}

/// <summary>Why an instance cannot go over as asked, in words of both languages; <see cref="ActivityId"/> is the place in the old version, if it is one place.</summary>
public sealed record MigrationRefusal(string? ActivityId, string Vi, string En)
{
    public string In(string language) => language == "en" ? En : Vi;
}
