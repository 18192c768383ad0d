using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;

namespace VanQuan.Workflows.Application.Tasks.Evidence;

/// <summary>
/// A file to send, under our content type, never guessed or run by a browser: as an attachment, or, where its content shows a
/// picture or a PDF, to be shown inside our own page.
/// <paramref name="Headers"/> go out as they are.
/// </summary>
public sealed record EvidenceDownload(byte[] Content, string ContentType, string FileName, IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// Reads a file for somebody the task concerns; null where it does not exist, is none of their business, or waits for the
/// virus scanner.
/// </summary>
public sealed class DownloadEvidence(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    public async Task<EvidenceDownload?> RunAsync(string taskId, long evidenceId, Actor actor, CancellationToken ct, bool shown = false)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var file = await db.Set<EvidenceFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == evidenceId && f.TaskId == taskId, ct);
        var task = file is null ? null : await db.Set<UserTask>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == taskId, ct);
        if (file is null || task is null || !file.Opens) return null;
        var authority = new TaskAuthority(await staff.GetAsync(db, ct), VietnamTime.DateOf(clock.GetUtcNow()));
        if (!authority.Concerns(task, actor) && !await ReviewsAsync(db, task, actor, authority, ct)) return null;
        var content = await db.Set<EvidenceBlob>().Where(b => b.Sha256 == file.Sha256).Select(b => b.Content).SingleAsync(ct);
        // What a page may show is decided by the bytes and never by the row: the two agreed when it came, and are asked again.
        var type = shown && FileSignature.Detect(content) is { IsShown: true } seen ? seen : null;
        return new EvidenceDownload(content, type?.ContentType ?? file.ContentType, file.FileName, Headers(file, type));
    }

    /// <summary>Approvers see the work they decide on.</summary>
    private static async Task<bool> ReviewsAsync(WorkflowsDb db, UserTask task, Actor actor, TaskAuthority authority, CancellationToken ct)
    {
        var approvals = await db.Set<UserTask>().AsNoTracking().Where(t => t.InstanceId == task.InstanceId && t.Kind == TaskKind.Approval).ToListAsync(ct);
        return approvals.Any(a => authority.Concerns(a, actor));
    }

    /// <summary>Inert wherever it is opened. A PDF may not be sandboxed, or browsers refuse to show it; it can load and run nothing.</summary>
    private static Dictionary<string, string> Headers(EvidenceFile file, EvidenceType? shown)
    {
        var disposition = new ContentDispositionHeaderValue(shown is null ? "attachment" : "inline");
        disposition.SetHttpFileName(file.FileName);
        return new Dictionary<string, string>
        {
            ["Content-Disposition"] = disposition.ToString(),
            ["X-Content-Type-Options"] = "nosniff",
            ["Content-Security-Policy"] = shown switch
            {
                null => "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
                { IsPicture: true } => "default-src 'none'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
                _ => "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
            },
            ["X-Frame-Options"] = shown is null ? "DENY" : "SAMEORIGIN",
            ["Cross-Origin-Resource-Policy"] = "same-origin",
            ["Cache-Control"] = "private, no-store",
        };
    }
}
