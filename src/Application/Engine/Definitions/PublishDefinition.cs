using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// Publishes a definition within the caller's transaction. The same definition again is the version there is; a changed one
/// becomes the next version, and running instances stay on theirs.
/// </summary>
public sealed class PublishDefinition(EngineLimits limits)
{
    /// <returns>The version under which it is published.</returns>
    /// <exception cref="DefinitionRefusedException">It is malformed, too large, or cannot run.</exception>
    public async Task<int> RunAsync(TransitionScope scope, string json, CancellationToken ct, string engine = WorkflowInstanceRow.BuiltIn)
    {
        var definition = WorkflowDefinition.Parse(json, limits);
        if (engine == WorkflowInstanceRow.BuiltIn)
            definition.EnsureRunnable();
        var id = definition.DefinitionId;
        var last = await scope.Db.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == id)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);
        if (last is not null && last.Engine == engine && IsSame(last, definition))
            return last.Version;
        var version = Math.Max(definition.Version, (last?.Version ?? 0) + 1);
        scope.Db.Add(new DefinitionRow
        {
            DefinitionId = id,
            Version = version,
            Name = definition.Name,
            Json = Numbered(definition, version),
            Engine = engine,
            StartsBySignal = DefinitionStore.SignalStarters(definition).Any(),
            PublishedAt = scope.Now,
        });
        scope.Db.Audit.Add(AuditChain.Definition(id), scope.Actor, scope.Now, "DefinitionPublished", data: new { version });
        return version;
    }

    private static bool IsSame(DefinitionRow last, WorkflowDefinition definition)
    {
        using var there = JsonDocument.Parse(last.Json, new() { MaxDepth = 512 });
        using var here = JsonDocument.Parse(Numbered(definition, last.Version), new() { MaxDepth = 512 });
        return JsonElement.DeepEquals(there.RootElement, here.RootElement);
    }

    /// <summary>The definition says which version it is; nothing else of it is touched.</summary>
    private static string Numbered(WorkflowDefinition definition, int version)
    {
        var text = definition.Write(indented: false);
        if (definition.Version == version && definition.Json.TryGetProperty("version", out _))
            return text;
        var node = JsonNode.Parse(text, documentOptions: new() { MaxDepth = 512 })!.AsObject();
        node["version"] = version;
        return node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 });
    }
}
