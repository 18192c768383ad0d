namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>
/// What one expression may use (settings <c>Engine:Expressions</c>). Statements, memory and recursion are the bound, the same on every machine;
/// <see cref="WallClock"/> is the last resort and should never be met first.
/// </summary>
public sealed record ExpressionLimits
{
    public int MaxStatements { get; init; } = 100_000;
    public long MaxMemoryBytes { get; init; } = 32 * 1024 * 1024;
    public int MaxRecursion { get; init; } = 200;
    public uint MaxArraySize { get; init; } = 1_000_000;
    public int MaxTemplateSteps { get; init; } = 100_000;
    public TimeSpan WallClock { get; init; } = TimeSpan.FromSeconds(5);
}
