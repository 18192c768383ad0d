namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// The engine for what is published from now on, chosen when the service is put together. Instances stay on the engine they began on.
/// </summary>
public sealed record NewVersionsRunOn(string Engine)
{
    public static NewVersionsRunOn BuiltIn { get; } = new(WorkflowInstanceRow.BuiltIn);
}
