namespace VanQuan.Workflows.Domain.Tasks.Evidence;

/// <summary>What the virus scanner has said about a file.</summary>
public enum EvidenceScan
{
    /// <summary>No scanner is set up; the file opens.</summary>
    None,

    /// <summary>Scanned, nothing found; the file opens.</summary>
    Clean,

    /// <summary>The scanner could not be reached: the file is kept and counts, and nobody can open it until it has been scanned.</summary>
    Quarantined,

    /// <summary>Scanned later, and something was found: final, nobody can open it.</summary>
    Infected,
}
