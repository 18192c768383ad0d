namespace VanQuan.Workflows.Application.Tasks.Evidence.Scanning;

/// <summary>What a scanner answers about one file.</summary>
public abstract record ScanVerdict
{
    /// <summary>No scanner is set up.</summary>
    public sealed record NotScanned : ScanVerdict;

    public sealed record Clean : ScanVerdict;

    /// <summary>Something was found; <paramref name="Name"/> is what the scanner calls it.</summary>
    public sealed record Infected(string Name) : ScanVerdict;

    /// <summary>No answer that says anything about the file; <paramref name="Why"/> is for the log.</summary>
    public sealed record Unreachable(string Why) : ScanVerdict;
}

/// <summary>The virus scanner: another program, reached over the network.</summary>
public interface IEvidenceScanner
{
    Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct);
}

/// <summary>No scanner is set up: files are taken as they are, after the checks of their type.</summary>
public sealed class NoScanner : IEvidenceScanner
{
    public Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct) => Task.FromResult<ScanVerdict>(new ScanVerdict.NotScanned());
}
