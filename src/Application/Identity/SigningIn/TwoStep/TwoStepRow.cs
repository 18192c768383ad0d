namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>The secret an account shares with an authenticator app, sealed with the key ring. Instants are the system's.</summary>
public sealed class TwoStepRow
{
    public required string AccountId { get; init; }

    public required string SealedSecret { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When a first code was right; until then the account signs in with its password alone.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of the last code that was accepted: no code opens anything twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>One of ten codes for the day the phone is lost, each good for one sign-in. About 79 bits, so a plain SHA-256 keeps it.</summary>
public sealed class RecoveryCodeRow
{
    public int Id { get; private set; }

    public required string AccountId { get; init; }

    public required byte[] Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
