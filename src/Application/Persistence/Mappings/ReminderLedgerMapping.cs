using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Domain.Reminders;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

/// <summary>The reminder ledger; its key is what law 4 calls unique, so a slot can never be recorded twice.</summary>
public sealed class ReminderLedgerMapping : IEntityTypeConfiguration<ReminderLedgerEntry>
{
    public void Configure(EntityTypeBuilder<ReminderLedgerEntry> builder)
    {
        builder.ToTable("ReminderLedger");
        builder.HasKey(e => new { e.TaskId, e.DueRevision, e.Rule, e.Slot, e.Recipient });
        builder.Property(e => e.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(e => e.Route).HasConversion<string>().HasMaxLength(20);
    }
}
