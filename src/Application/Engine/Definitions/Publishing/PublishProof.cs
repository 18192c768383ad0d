using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Soundness;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>
/// Proves a definition before it is published: errors block, each warning asks for a reason. It takes its time outside the
/// transaction, because one writer would wait for it; what was proved is to the letter what is published.
/// </summary>
public sealed class PublishProof(IDbContextFactory<WorkflowsDb> contexts, ProveDefinition prove)
{
    /// <summary>The warnings with their reasons.</summary>
    /// <exception cref="PublishRefusedException">There are errors, or warnings without a reason.</exception>
    public async Task<IReadOnlyList<AcceptedWarning>> AcceptAsync(string json, IReadOnlyDictionary<string, string> reasons, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var findings = await prove.RunAsync(db, json, ct);
        if (findings.Any(finding => finding.Severity == Severity.Error))
            throw new PublishRefusedException(PublishWords.Unsound, findings);
        var warnings = findings.Where(finding => finding.Severity == Severity.Warning).ToList();
        if (warnings.Exists(warning => string.IsNullOrWhiteSpace(reasons.GetValueOrDefault(warning.Key))))
            throw new PublishRefusedException(PublishWords.WarningsNeedReasons, findings);
        return [.. warnings.DistinctBy(warning => warning.Key).Select(warning => new AcceptedWarning(warning.Key, warning.Message.Vi, warning.Message.En, DefinitionWords.Reason(reasons[warning.Key])))];
    }
}
