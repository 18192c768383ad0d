namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// The engine for what is published from now on, chosen when the service is put together. Instances stay on the engine they began on.
/// </summary>
public sealed record NewVersionsRunOn(string Engine)
{
    /// <summary>What has to be there in the same transaction, such as a one-off task its giver is led to, always runs on our own.</summary>
    public string For(string definitionId) => definitionId == Plans.AssignTask.DefinitionId ? WorkflowInstanceRow.BuiltIn : Engine;

    public static NewVersionsRunOn BuiltIn { get; } = new(WorkflowInstanceRow.BuiltIn);
}
