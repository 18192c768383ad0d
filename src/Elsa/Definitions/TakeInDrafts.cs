using System.Security.Cryptography;
using System.Text;
using Elsa.Common.Models;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Mappers;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Elsa.Definitions;

/// <summary>
/// What somebody drew in Elsa Studio becomes a draft here, where it is proven, seen by others and published: Elsa's own drafts are only the
/// way it comes in. Taken in again without a change, it changes nothing.
/// </summary>
public sealed class TakeInDrafts(
    IWorkflowDefinitionStore store, WorkflowDefinitionMapper mapper, IApiSerializer serializer, IDbContextFactory<WorkflowsDb> contexts, ImportDefinition import)
{
    /// <param name="definitionId">What was saved; null for a definition that had no id until Elsa gave it one, the newest there is.</param>
    /// <returns>Whether anything had to be drawn; empty where there is no such draft.</returns>
    /// <exception cref="DefinitionProblemException">The person may not draw, or somebody else is at the draft.</exception>
    /// <exception cref="Domain.Engine.Definitions.DefinitionRefusedException">What was drawn cannot be read; place and cause are named.</exception>
    public async Task<IReadOnlyList<ImportDefinition.Imported>> RunAsync(string? definitionId, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        List<ImportDefinition.Imported> taken = [];
        var drafts = (await store.FindManyAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId, VersionOptions = VersionOptions.Draft }, ct)).Where(draft => draft.IsLatest);
        foreach (var drawn in drafts.OrderByDescending(draft => draft.CreatedAt).Take(1))
        {
            // What it was published from is no longer what it says.
            drawn.OriginalSource = null;
            var text = WrittenBack.Of(DefinitionStore.Last(db, drawn.DefinitionId) is { } last ? await TextAsync(db, drawn.DefinitionId, last.Version, ct) : null, serializer.Serialize(await mapper.MapAsync(drawn, ct)));
            var operation = "elsa/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
            taken.Add(await import.RunAsync(new(text, AsNew: false, operation, GoOn: true), actor, ct));
        }
        return taken;
    }

    private static Task<string> TextAsync(WorkflowsDb db, string definitionId, int version, CancellationToken ct) =>
        db.Set<DefinitionRow>().Where(row => row.DefinitionId == definitionId && row.Version == version).Select(row => row.Json).FirstAsync(ct);
}
