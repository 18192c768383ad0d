namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// Who does something to a task. <paramref name="OnBehalfOf"/> is the person whose delegation gives the right; what a
/// delegate does counts as both people's doing.
/// </summary>
public sealed record Doer(string PersonId, string Name, string? OnBehalfOf = null);
