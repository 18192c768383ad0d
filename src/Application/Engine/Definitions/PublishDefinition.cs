using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// Publishes a definition within the caller's transaction. The same definition again is the version there is, put back in force
/// where it was retired; a changed one becomes the next version, and running instances stay on theirs. An open draft is left alone.
/// </summary>
public sealed class PublishDefinition(EngineLimits limits, NewVersionsRunOn usual)
{
    /// <summary>Why it is published (null: it came with a plan), which warnings were accepted, and what else belongs into the audit line.</summary>
    public sealed record Grounds(string? Reason, IReadOnlyList<AcceptedWarning> Warnings, object? Data = null);

    /// <returns>The version under which it is published.</returns>
    /// <exception cref="DefinitionRefusedException">It is malformed, too large, or cannot run.</exception>
    public async Task<int> RunAsync(
        TransitionScope scope, string json, CancellationToken ct, string? engine = null, Grounds? grounds = null)
    {
        var definition = WorkflowDefinition.Parse(json, limits);
        engine ??= usual.For(definition.DefinitionId);
        if (engine == WorkflowInstanceRow.BuiltIn)
            definition.EnsureRunnable();
        else
            definition.EnsureExpressionsRunnable();
        var id = definition.DefinitionId;
        var last = await DraftDesk.LastRowAsync(scope, id, ct);
        if (last is not null && last.Engine == engine && IsSame(last, definition))
        {
            if (last.IsRetired)
            {
                last.PutBackInForce();
                DraftDesk.Note(scope, id, "DefinitionPutBackInForce", new { version = last.Version }, grounds?.Reason);
            }
            return last.Version;
        }
        var version = Math.Max(definition.Version, (last?.Version ?? 0) + 1);
        var text = Numbered(definition, version);
        scope.Db.Add(new DefinitionRow
        {
            DefinitionId = id,
            Version = version,
            Name = definition.Name,
            NameEn = DefinitionRow.EnglishNameOf(definition),
            Json = text,
            Engine = engine,
            StartsBySignal = DefinitionStore.SignalStarters(definition).Any(),
            PublishedAt = scope.Now,
            PublishedBy = scope.Actor.PersonId,
            Reason = grounds?.Reason,
            Warnings = grounds?.Warnings ?? [],
        });
        DraftDesk.Note(scope, id, "DefinitionPublished",
            new { version, digest = DefinitionJson.Digest(text), warnings = grounds?.Warnings.Select(warning => warning.Key), more = grounds?.Data },
            grounds?.Reason, grounds?.Warnings.Where(warning => warning.Reason is not null).DistinctBy(warning => warning.Key).ToDictionary(warning => "warning:" + warning.Key, warning => warning.Reason!));
        await PassClosedDraftAsync(scope, id, again: last is not null, ct);
        return version;
    }

    /// <summary>Whether publishing it makes no new version.</summary>
    internal static bool IsSame(DefinitionRow last, WorkflowDefinition definition) => DefinitionJson.Same(last.Json, Numbered(definition, last.Version));

    /// <summary>Whoever has the version before this one open and has not begun to draw is told when they begin.</summary>
    private static async Task PassClosedDraftAsync(TransitionScope scope, string id, bool again, CancellationToken ct)
    {
        var draft = await DraftDesk.FindAsync(scope, id, ct);
        if (draft is null && again)
            draft = DraftDesk.Add(scope, id);
        if (draft is { IsOpen: false })
            draft.Close(DraftMove.Published, scope.Actor.PersonId, scope.Now);
    }

    /// <summary>The definition says which version it is; nothing else of it is touched.</summary>
    private static string Numbered(WorkflowDefinition definition, int version)
    {
        var text = definition.Write(indented: false);
        return definition.Version == version && definition.Json.TryGetProperty("version", out _) ? text : DefinitionJson.With(text, version: version);
    }
}
