using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;

namespace VanQuan.Workflows.Application.Tasks.Evidence.Scanning;

/// <summary>
/// With every bell: files that came while the scanner was away are scanned, oldest first. It stops at the first one that
/// cannot be: the scanner is still away.
/// </summary>
public sealed class ScanQuarantined(IDbContextFactory<WorkflowsDb> databases, Transition transition, IEvidenceScanner scanner)
{
    private const int MostAtOnce = 20;

    /// <returns>How many files got a verdict.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db.Set<EvidenceFile>().AsNoTracking().Where(file => file.Scan == EvidenceScan.Quarantined)
            .OrderBy(file => file.Id).Take(MostAtOnce).Select(file => new { file.Id, file.Sha256 }).ToListAsync(ct);
        var done = 0;
        foreach (var file in waiting)
        {
            var content = await db.Set<EvidenceBlob>().AsNoTracking().Where(blob => blob.Sha256 == file.Sha256).Select(blob => blob.Content).SingleAsync(ct);
            EvidenceScan? verdict = await scanner.ScanAsync(content, ct) switch
            {
                ScanVerdict.Clean => EvidenceScan.Clean,
                ScanVerdict.NotScanned => EvidenceScan.None,
                ScanVerdict.Infected => EvidenceScan.Infected,
                _ => null,
            };
            if (verdict is null)
                break;
            if (await transition.RunAsync(Actor.System, scope => SettleAsync(scope, file.Id, verdict.Value, ct), ct))
                done++;
        }
        return done;
    }

    private static async Task<bool> SettleAsync(TransitionScope scope, long id, EvidenceScan verdict, CancellationToken ct)
    {
        var file = await scope.Db.Set<EvidenceFile>().SingleAsync(one => one.Id == id, ct);
        if (file.Scan != EvidenceScan.Quarantined)
            return false;
        file.Settle(verdict);
        var instance = await scope.Db.Set<UserTask>().Where(task => task.Id == file.TaskId).Select(task => task.InstanceId).SingleAsync(ct);
        scope.Db.Audit.Add(AuditChain.Instance(instance), scope.Actor, scope.Now, verdict == EvidenceScan.Infected ? "EvidenceInfected" : "EvidenceScanned",
            data: new { task = file.TaskId, sha256 = file.Sha256 });
        return true;
    }
}
