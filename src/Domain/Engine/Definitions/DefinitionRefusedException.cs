namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// A definition is not taken in. <see cref="Place"/> is a JSON path or a line and column, <see cref="Rule"/> a rule of
/// <c>workflow verify</c> (<c>malformed</c>, <c>unknown-activity</c>, <c>refused-expression</c>). The file, where there is one, is known to the caller.
/// </summary>
public sealed class DefinitionRefusedException(string rule, string place, string reason, string? activityId = null, string? inVietnamese = null)
    : Exception($"{place}: {reason}")
{
    public string Rule { get; } = rule;
    public string Place { get; } = place;
    public string Reason { get; } = reason;

    /// <summary>The reason for readers of Vietnamese.</summary>
    public string InVietnamese { get; } = inVietnamese ?? reason;
    public string? ActivityId { get; } = activityId;
}
