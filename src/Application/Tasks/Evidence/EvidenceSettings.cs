using VanQuan.Workflows.Application.Tasks.Evidence.Scanning;
using VanQuan.Workflows.Domain.Tasks.Evidence;

namespace VanQuan.Workflows.Application.Tasks.Evidence;

/// <summary>Settings under <c>Evidence</c>.</summary>
public sealed class EvidenceSettings
{
    /// <summary>The largest file, in MB.</summary>
    public int MaxMegabytes { get; set; } = 20;

    /// <summary>Accepted extensions (<c>.pdf</c>); empty: every type the product knows.</summary>
    public IList<string> Extensions { get; } = [];

    /// <summary>Files on one task at a time.</summary>
    public int MaxFiles { get; set; } = 40;

    public ScanSettings Scan { get; set; } = new();

    public EvidenceRule Rule => new(MaxMegabytes * 1024L * 1024L, Extensions.Count == 0
        ? EvidenceType.All : [.. EvidenceType.All.Where(type => type.Extensions.Any(Extensions.Contains))]);
}
