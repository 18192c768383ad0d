using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

/// <summary>The outbox. The claim's token is the concurrency token: the fence of law 5 is in every UPDATE.</summary>
public sealed class MailMessageMapping : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.MessageId).HasMaxLength(300);
        builder.Property(m => m.ClaimToken).IsConcurrencyToken();
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("\"NextAttemptAt\" IS NOT NULL");
        builder.Property(m => m.Route).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.RouteBody).HasMaxLength(200);
        builder.HasIndex(m => m.TaskId);
        builder.HasIndex(m => m.RecipientId).HasFilter("\"HeldUntil\" IS NOT NULL AND \"NextAttemptAt\" IS NOT NULL");
    }
}
