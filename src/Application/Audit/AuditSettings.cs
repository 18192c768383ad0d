namespace VanQuan.Workflows.Application.Audit;

/// <summary>Settings under <c>Audit</c>.</summary>
public sealed class AuditSettings
{
    /// <summary>
    /// The installation's signing key (PEM, readable by the service only), made at the first start. It stands outside the
    /// database, so that whoever can write to the database cannot sign.
    /// </summary>
    public string KeyFile { get; set; } = "data/audit-key.pem";

    /// <summary>Hours between two signed checkpoints, by the service's clock. Nothing is signed when nothing happened.</summary>
    public int CheckpointHours { get; set; } = 24;
}
