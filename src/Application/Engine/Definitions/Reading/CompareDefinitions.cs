using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Definitions.Changes;

namespace VanQuan.Workflows.Application.Engine.Definitions.Reading;

/// <summary>Two states of one procedure side by side: published versions by number, the open draft, or the request that waits for a second person.</summary>
public sealed class CompareDefinitions(EngineLimits limits)
{
    public const string Draft = "draft";
    public const string Request = "request";

    public sealed record Side(string Json, WorkflowDefinition Definition);

    public sealed record Comparison(Side Left, Side Right, DefinitionChanges Changes);

    /// <exception cref="DefinitionProblemException">One of the two is not there.</exception>
    public async Task<Comparison> RunAsync(WorkflowsDb db, string id, string from, string to, CancellationToken ct)
    {
        var (left, right) = (await SideAsync(db, id, from, ct), await SideAsync(db, id, to, ct));
        return new(left, right, DefinitionChanges.Between(left.Definition, right.Definition));
    }

    /// <exception cref="DefinitionProblemException">It is not there.</exception>
    public async Task<Side> SideAsync(WorkflowsDb db, string id, string which, CancellationToken ct)
    {
        var json = which switch
        {
            Draft => await db.Set<DraftRow>().Where(row => row.DefinitionId == id && row.IsOpen).Select(row => row.Json).FirstOrDefaultAsync(ct)
                ?? throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NoDraft),
            Request => await db.Set<PublishRequestRow>().Where(row => row.DefinitionId == id && row.State == PublishRequestState.Waiting).Select(row => row.Json).FirstOrDefaultAsync(ct),
            _ when int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var version) =>
                await db.Set<DefinitionRow>().Where(row => row.DefinitionId == id && row.Version == version).Select(row => row.Json).FirstOrDefaultAsync(ct),
            _ => null,
        };
        return json is null ? throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NoVersion) : new(json, WorkflowDefinition.Parse(json, limits));
    }
}
