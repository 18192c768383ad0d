using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Webhooks;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class WebhookMapping : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("Webhooks");
        builder.HasKey(hook => hook.Id);
        builder.Property(hook => hook.Url).HasMaxLength(WebhookAddress.Longest);
        builder.Property(hook => hook.Events).AsJson();
    }
}

/// <summary>The claim's token is the concurrency token, as in the outbox of mails.</summary>
internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("WebhookDeliveries");
        builder.HasKey(one => one.Number);
        builder.HasIndex(one => one.Id).IsUnique();
        builder.Property(one => one.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(one => one.ClaimToken).IsConcurrencyToken();
        builder.Property(one => one.LastError).HasMaxLength(WebhookDelivery.LongestError);
        builder.HasIndex(one => one.NextAttemptAt).HasFilter("\"NextAttemptAt\" IS NOT NULL");
        builder.HasIndex(one => new { one.WebhookId, one.Number });
        builder.HasIndex(one => one.DeliveredAt).HasFilter("\"DeliveredAt\" IS NOT NULL");
    }
}
