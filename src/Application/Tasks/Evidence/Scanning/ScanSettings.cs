namespace VanQuan.Workflows.Application.Tasks.Evidence.Scanning;

/// <summary>What happens to a file while the scanner cannot be reached.</summary>
public enum UnscannedFiles
{
    /// <summary>Kept, counted, and opened by nobody until it has been scanned; the bell tries again.</summary>
    Quarantine,

    /// <summary>Refused; the person tries again later.</summary>
    Refuse,
}

/// <summary>Settings under <c>Evidence:Scan</c>. Without <see cref="Host"/> nothing is scanned.</summary>
public sealed class ScanSettings
{
    public string? Host { get; set; }

    public int Port { get; set; } = 3310;

    /// <summary>For one file, from connecting to the answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public UnscannedFiles WhenUnreachable { get; set; } = UnscannedFiles.Quarantine;
}
