using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Procedures that belong to the service and to no plan: published once in an installation's life. What designers make of them afterwards,
/// a later version or none at all, is theirs.
/// </summary>
public sealed class PublishShipped(Transition transition, PublishDefinition publish)
{
    /// <param name="definitions">As JSON; the product's own tests prove them.</param>
    public async Task RunAsync(IEnumerable<string> definitions, CancellationToken ct)
    {
        foreach (var json in definitions)
        {
            var id = WorkflowDefinition.Parse(json).DefinitionId;
            await transition.RunAsync(Actor.System, $"PublishShipped/{id}", async scope =>
                await scope.Db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == id, ct) ? 0 : await publish.RunAsync(scope, json, ct), ct);
        }
    }
}
