using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api.V1.Staff;

/// <summary>The audit trail, line by line, for administrators.</summary>
internal static class AuditApi
{
    /// <param name="Chain">Whose chain: of an instance, plan, definition, account, or of the service.</param>
    /// <param name="Sequence">From 1 in its chain, without gaps.</param>
    /// <param name="Hash">In hex; the next line of the chain holds it.</param>
    public sealed record AuditEntryShape(long Id, string Chain, long Sequence, DateTimeOffset At, string Actor, string Verb, string? Reason, JsonElement? Data, string Hash, string PreviousHash);

    public static void MapAudit(this RouteGroupBuilder v1) => v1.MapGet("/audit", ReadAsync).WithTags("Administration").Needs(TokenScopes.ReadAdmin)
        .WithSummary("The audit trail in the order of writing, of one chain or all; administrators only").Answers();

    private static async Task<Page<AuditEntryShape>> ReadAsync(ReadAudit audit, Visitor visitor, CancellationToken ct, string? chain = null, string? cursor = null, int? limit = null)
    {
        var after = Paging.Parts(cursor, 1) is [var id] ? Paging.Number(id) : 0;
        var most = Paging.Limit(limit);
        var lines = await audit.RunAsync(new(chain, after, most + 1), visitor.Actor, ct)
            ?? throw new ProblemException(StatusCodes.Status403Forbidden, new Words("Chỉ quản trị đọc được nhật ký.", "Only administrators read the audit trail."));
        var page = lines.Take(most).Select(line => new AuditEntryShape(
            line.Id, line.Chain, line.Sequence, line.At, line.ActorId, line.Verb, line.Reason, line.Data is null ? null : JsonSerializer.Deserialize<JsonElement>(line.Data),
            Convert.ToHexStringLower(line.Hash), Convert.ToHexStringLower(line.PreviousHash))).ToList();
        return new Page<AuditEntryShape>(page, lines.Count > most ? Paging.Cursor(page[^1].Id.ToString(CultureInfo.InvariantCulture)) : null);
    }
}
