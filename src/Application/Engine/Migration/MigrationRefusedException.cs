using VanQuan.Workflows.Domain.Engine.Migration;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>This instance cannot go over as asked; the transaction is rolled back, and it stays where it was.</summary>
public sealed class MigrationRefusedException(params IReadOnlyList<MigrationRefusal> refusals) : Exception(string.Join(' ', refusals.Select(refusal => refusal.En)))
{
    public MigrationRefusedException(string vi, string en)
        : this(new MigrationRefusal(null, vi, en))
    {
    }

    public IReadOnlyList<MigrationRefusal> Refusals { get; } = refusals;
}
