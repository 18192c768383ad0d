namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// What one event did. <see cref="Children"/> are instances called within the step (ExecuteWorkflow), to be stored like any other; their
/// effects are among <see cref="Effects"/>, in the order things happened. <see cref="Taken"/> is false when nothing waited for the event or it had
/// been taken before: the instance is unchanged and there are no effects.
/// </summary>
public sealed record StepResult(InstanceState Instance, IReadOnlyList<InstanceState> Children, IReadOnlyList<Effect> Effects, bool Taken);
