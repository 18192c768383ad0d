using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// Executes definitions: (definition, instance, event, now) → (instance′, effects). It knows no clock, no store and no chance, so the same
/// code runs, simulates, proves and replays. <paramref name="definitions"/> gives called definitions by their id (the published version).
/// </summary>
public sealed class Kernel(IExpressionEvaluator expressions, Func<string, WorkflowDefinition?>? definitions = null, EngineLimits? limits = null)
{
    internal IExpressionEvaluator Expressions { get; } = expressions;
    internal Func<string, WorkflowDefinition?> Definitions { get; } = definitions ?? (_ => null);
    internal EngineLimits Limits { get; } = limits ?? EngineLimits.Default;

    /// <summary>Applies an event. <paramref name="state"/> is null for <see cref="StartInstance"/> only; <paramref name="now"/> is the event's time.</summary>
    public StepResult Step(WorkflowDefinition definition, InstanceState? state, EngineEvent happened, DateTimeOffset now) => throw new NotSupportedException();
}
