using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// What an engine is asked to do to one instance: start it, resume it, cancel it. The event's operation id makes a repeat
/// harmless. The instance's row exists before its <see cref="StartInstance"/> is handed over.
/// </summary>
public sealed record EngineCommand(string InstanceId, EngineEvent Event)
{
    public string OperationId => Event.OperationId;
}
