using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// The kernel as a proof runs it: on imagined data, with every called definition a wait that returns, or nothing at all where it is known and
/// waits for nobody. A called definition has its own proof; here it counts only whether it takes its time.
/// </summary>
internal static class ProofKernel
{
    public static Kernel Create(ImaginedData data, EngineLimits? limits = null, Func<string, WorkflowDefinition?>? called = null) =>
        new(new NeutralEvaluator(), id => StandIn(id, called?.Invoke(id)?.Activities.Values.Any(node => ActivityTypes.Waits(node.Type)) ?? true), limits) { Imagined = data };

    private static WorkflowDefinition StandIn(string id, bool waits) => WorkflowDefinition.Parse(JsonSerializer.Serialize(new
    {
        definitionId = id,
        root = new { id = "Called", type = waits ? "Elsa.Event" : "Elsa.Start", eventName = "returns" },
    }));
}
