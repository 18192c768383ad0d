using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>What a scenario of the pack brought, whichever engine ran it.</summary>
internal sealed record Observed(
    IReadOnlyList<string> Lines, InstanceStatus Status, InstanceSubStatus SubStatus, int Bookmarks, Func<string, JsonElement> Variable, JsonElement Output,
    string? CorrelationId, string? InstanceName, IReadOnlyList<(string Activity, string Message)> Incidents, IReadOnlyList<RequestedTask> Tasks,
    IReadOnlyList<string> Instances, IReadOnlyList<Phase> Phases)
{
    public static Observed Of(ScenarioRun run)
    {
        var (definition, main) = (run.DefinitionUnderTest, run.Main!);
        var variables = InstanceVariables.Read(definition, main);
        return new(
            run.Lines, main.Status, main.SubStatus, main.Bookmarks.Count, name => Shown(name, variables[name]), JsonSerializer.SerializeToElement(main.Output),
            main.CorrelationId, main.Name, [.. run.Incidents.Select(incident => (incident.ActivityId, incident.Message))], run.Tasks,
            [.. run.Instances.Select(instance => $"{instance.DefinitionId} {instance.Status}/{instance.SubStatus}")], run.Phases);

        // Elsa's reader shows the default where null was set; we keep the null (docs/elsa-differences.md).
        JsonElement Shown(string name, JsonElement value) =>
            value.ValueKind == JsonValueKind.Null && definition.Variables.First(v => v.Name == name).Default is { ValueKind: not JsonValueKind.Undefined } shown ? shown : value;
    }
}
