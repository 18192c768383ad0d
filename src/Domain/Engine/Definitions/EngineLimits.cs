namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// What the engine accepts, so that no definition can exhaust it. Set in settings under <c>Engine</c>.
/// Bytes count the UTF-8 text; depth counts activities inside activities; <see cref="MaxRunLength"/> counts the activities one
/// event may execute before the loop that runs them is taken for endless and becomes an incident.
/// </summary>
public sealed record EngineLimits
{
    public static EngineLimits Default { get; } = new();

    public int MaxBytes { get; init; } = 4 * 1024 * 1024;
    public int MaxActivities { get; init; } = 5_000;
    public int MaxDepth { get; init; } = 32;
    public int MaxRunLength { get; init; } = 20_000;

    /// <summary>Called definitions inside called definitions, within one event.</summary>
    public int MaxCallDepth { get; init; } = 16;
}
