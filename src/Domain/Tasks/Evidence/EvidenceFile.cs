namespace VanQuan.Workflows.Domain.Tasks.Evidence;

/// <summary>
/// A file attached to a task; its bytes are an <see cref="EvidenceBlob"/> of the same hash. Awkward case: a file taken away
/// stays as a row, because an earlier round may have been handed in with it. Instants are UTC.
/// </summary>
public sealed class EvidenceFile
{
    private EvidenceFile()
    {
    }

    public EvidenceFile(
        string taskId, int round, string fileName, EvidenceType type, long size, string sha256, Doer by, DateTimeOffset at, EvidenceScan scan = EvidenceScan.None)
    {
        Scan = scan;
        (TaskId, Round, FileName, ContentType, Size, Sha256) = (taskId, round, fileName, type.ContentType, size, sha256);
        (AddedBy, AddedByName, AddedAt) = (by.PersonId, by.Name, at);
    }

    public long Id { get; private set; }
    public string TaskId { get; private set; } = "";
    public int Round { get; private set; }
    public string FileName { get; private set; } = "";
    public string ContentType { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";
    public string AddedBy { get; private set; } = "";
    public string AddedByName { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }
    public string? RemovedBy { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }
    public EvidenceScan Scan { get; private set; }

    /// <summary>Whether its content may be handed out.</summary>
    public bool Opens => Scan is EvidenceScan.None or EvidenceScan.Clean;

    /// <summary>Whether a page may show it; what it really is, its content says again when it is sent.</summary>
    public bool IsShown => Opens && EvidenceType.All.Any(type => type.IsShown && type.ContentType == ContentType);

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The same file on the task that continues this one.</summary>
    public EvidenceFile CopyTo(string taskId) => new()
    {
        TaskId = taskId, Round = Round, FileName = FileName, ContentType = ContentType, Size = Size, Sha256 = Sha256,
        AddedBy = AddedBy, AddedByName = AddedByName, AddedAt = AddedAt, Scan = Scan,
    };

    /// <summary>The scanner's late word on a file that waited for it; any other file throws.</summary>
    public void Settle(EvidenceScan verdict)
    {
        if (Scan != EvidenceScan.Quarantined) throw new InvalidOperationException($"Evidence {Id} is {Scan}: it cannot become {verdict}.");
        Scan = verdict;
    }

    /// <summary>Takes it off the task; a file already off throws.</summary>
    public void Remove(Doer by, DateTimeOffset at)
    {
        if (RemovedAt is not null) throw new InvalidOperationException($"Evidence {Id} is Removed: it cannot become Removed.");
        (RemovedBy, RemovedAt) = (by.PersonId, at);
    }
}

/// <summary>Bytes by their hash: equal content is stored once, whoever attached it and wherever.</summary>
public sealed record EvidenceBlob(string Sha256, byte[] Content);
