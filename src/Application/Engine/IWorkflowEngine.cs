namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// The port behind which an engine executes definitions: commands in, effects out, each with an operation id, idempotent, at
/// least once. The built-in engine does its work in the caller's transaction; an engine with its own store
/// (<see cref="Outside.EngineWithStore"/>) takes commands through outbox rows and gives effects through inbox rows.
/// Waits belong to our timers whichever engine runs, so that the demo clock holds for all of them.
/// </summary>
public interface IWorkflowEngine
{
    /// <summary>As definitions and instances name it.</summary>
    string Name { get; }

    /// <summary>Why this engine cannot do a command, in words; null when it can. Nothing is ever ignored.</summary>
    string? Refusal(EngineCommand command);

    /// <summary>
    /// Takes a command within the caller's transaction and gives back the effects known by its end, in the order things
    /// happened. The caller applies them and saves.
    /// </summary>
    Task<EngineAnswer> HandleAsync(TransitionScope scope, WorkflowInstanceRow instance, EngineCommand command, CancellationToken ct);
}
