using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Evidence.Scanning;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Evidence;

/// <summary>
/// Attaches a file, by somebody of the body or of a cooperating one, while the task is worked on. The bytes are stored once
/// per content hash, whoever sends them and under whatever name.
/// </summary>
public sealed partial class AttachEvidence(TaskDesk desk, IEvidenceScanner scanner, IOptions<EvidenceSettings> settings, ILogger<AttachEvidence> log)
{
    public sealed record Command(string TaskId, string OperationId, string FileName, byte[] Content);

    public async Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        // Checked and hashed before the transaction: a large file must not hold up everybody who writes.
        var (name, type, refusal) = settings.Value.Rule.Check(command.FileName, command.Content);
        if (refusal is not null) return new TaskAnswer(TaskAnswerKind.Invalid, refusal, [new FieldError(FieldError.Evidence, refusal)], TaskAnswer.NothingTyped);
        var (scan, unclean) = await ScanAsync(name, command.Content, ct);
        if (unclean is not null) return new TaskAnswer(TaskAnswerKind.Invalid, unclean, [new FieldError(FieldError.Evidence, unclean)], TaskAnswer.NothingTyped);
        var hash = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        return await desk.RunAsync(command.TaskId, command.OperationId, actor,
            work => AttachAsync(work, actor, new Checked(name, type!, hash, command.Content, scan)), null, ct);
    }

    private async Task<(EvidenceScan Scan, Words? Refusal)> ScanAsync(string name, byte[] content, CancellationToken ct)
    {
        switch (await scanner.ScanAsync(content, ct))
        {
            case ScanVerdict.Clean:
                return (EvidenceScan.Clean, null);
            case ScanVerdict.Infected found:
                Refused(found.Name, content.LongLength);
                return (EvidenceScan.Infected, EvidenceWords.Infected(name, found.Name));
            case ScanVerdict.Unreachable away:
                Unreachable(away.Why);
                return settings.Value.Scan.WhenUnreachable == UnscannedFiles.Refuse
                    ? (EvidenceScan.Quarantined, EvidenceWords.NotScanned(name)) : (EvidenceScan.Quarantined, null);
            default:
                return (EvidenceScan.None, null);
        }
    }

    private async Task<TaskAnswer> AttachAsync(TaskWork work, Actor actor, Checked file)
    {
        var task = work.Task;
        var doer = work.Authority.Contributor(task, actor)?.Doer ?? work.Worker();
        if (task.EvidenceCount >= settings.Value.MaxFiles) throw TaskRefusedException.Invalid(FieldError.Evidence, EvidenceWords.TooMany(settings.Value.MaxFiles));
        if (await work.Db.Set<EvidenceFile>().AnyAsync(f => f.TaskId == task.Id && f.Sha256 == file.Hash && f.RemovedAt == null, work.Ct))
            throw TaskRefusedException.Invalid(FieldError.Evidence, EvidenceWords.AlreadyThere(file.Name));
        task.CountEvidence(doer, +1);
        if (!await work.Db.Set<EvidenceBlob>().AnyAsync(b => b.Sha256 == file.Hash, work.Ct)) work.Db.Add(new EvidenceBlob(file.Hash, file.Content));
        work.Db.Add(new EvidenceFile(task.Id, task.Round, file.Name, file.Type, file.Content.LongLength, file.Hash, doer, work.Now, file.Scan));
        work.Note("EvidenceAttached", data: new { task = task.Id, round = task.Round, sha256 = file.Hash, size = file.Content.LongLength },
            texts: new Dictionary<string, string> { ["fileName"] = file.Name });
        return TaskAnswer.Done(file.Scan == EvidenceScan.Quarantined ? EvidenceWords.Quarantined(file.Name) : EvidenceWords.Attached(file.Name));
    }

    private sealed record Checked(string Name, EvidenceType Type, string Hash, byte[] Content, EvidenceScan Scan);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {Bytes} bytes was refused: {Virus}.")]
    private partial void Refused(string virus, long bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The virus scanner could not be reached: {Why}")]
    private partial void Unreachable(string why);
}
