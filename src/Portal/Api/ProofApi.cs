using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>What is wrong with a definition as it stands on the canvas, saved or not. Changes nothing; a POST because a definition is no query string.</summary>
public static class ProofApi
{
    public static void MapProof(this RouteGroupBuilder api) =>
        api.MapPost("/definitions/check", CheckAsync).RequireAuthorization(Policies.Designers);

    /// <summary>Findings as the app and the pages show them.</summary>
    public static IEnumerable<object> Shown(IEnumerable<Finding> findings) => findings.Select(finding => new
    {
        finding.Key,
        finding.Rule,
        finding.Detail,
        severity = finding.Severity,
        finding.Activities,
        message = Words(finding.Message),
        steps = finding.Steps.Select(step => new { step.Kind, step.Activity, step.Outcome, step.Standing, words = Words(step.Words) }),
    });

    private static async Task<IResult> CheckAsync(HttpRequest request, ProveDefinition prove, WorkflowsDb db, TimeProvider time, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        var json = body.Part("json");
        var begun = time.GetTimestamp();
        var findings = await prove.RunAsync(db, json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(), ct);
        return ApiJson.Answer(new
        {
            findings = Shown(findings),
            elapsedMs = (long)time.GetElapsedTime(begun).TotalMilliseconds,
            undecided = findings.Any(finding => finding.Rule == "undecided"),
        });
    }

    private static object Words(BilingualText text) => new { vi = text.Vi, en = text.En };
}
