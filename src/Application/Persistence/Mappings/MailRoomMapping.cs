using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class MailChoicesMapping : IEntityTypeConfiguration<MailChoicesRow>
{
    public void Configure(EntityTypeBuilder<MailChoicesRow> builder)
    {
        builder.ToTable("MailChoices");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).HasMaxLength(100);
        builder.Property(row => row.Digest).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.Day).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(row => row.NextDigestAt).HasFilter("\"NextDigestAt\" IS NOT NULL");
    }
}

internal sealed class AddressTroubleMapping : IEntityTypeConfiguration<AddressTroubleRow>
{
    public void Configure(EntityTypeBuilder<AddressTroubleRow> builder)
    {
        builder.ToTable("AddressTroubles");
        builder.HasKey(row => row.Address);
        builder.Property(row => row.Address).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(row => row.Status).HasMaxLength(20);
        builder.Property(row => row.Detail).HasMaxLength(AddressTroubleRow.MaxDetail);
    }
}

internal sealed class MailTemplateMapping : IEntityTypeConfiguration<MailTemplateRow>
{
    public void Configure(EntityTypeBuilder<MailTemplateRow> builder)
    {
        builder.ToTable("MailTemplates");
        builder.HasKey(row => new { row.Name, row.Version });
        builder.Property(row => row.Name).HasMaxLength(80);
        builder.Property(row => row.By).HasMaxLength(100);
        builder.Property(row => row.ByName).HasMaxLength(200);
        builder.Property(row => row.Reason).HasMaxLength(500);
    }
}
