using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class AuditLineMapping : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("AuditLines");
        builder.HasKey(line => line.Id);
        // Also what lets only one of two transactions extend a chain.
        builder.HasIndex(line => new { line.Chain, line.Sequence }).IsUnique();
        builder.Property(line => line.Chain).HasMaxLength(200);
        builder.Property(line => line.ActorId).HasMaxLength(100);
        builder.Property(line => line.Verb).HasMaxLength(60);
        builder.Ignore(line => line.Head);
        builder.Ignore(line => line.Reason);
    }
}

internal sealed class CheckpointMapping : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        builder.ToTable("AuditCheckpoints");
        builder.HasKey(checkpoint => checkpoint.Number);
        builder.Property(checkpoint => checkpoint.Number).ValueGeneratedNever();
        builder.Property(checkpoint => checkpoint.KeyId).HasMaxLength(64);
        builder.Property(checkpoint => checkpoint.Heads).AsJson();
    }
}
