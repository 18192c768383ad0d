using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class SessionMapping : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.AccountId);
        builder.Property(row => row.Browser).HasMaxLength(40);
        builder.Property(row => row.System).HasMaxLength(40);
        builder.Property(row => row.From).HasMaxLength(60);
    }
}

/// <summary>
/// Identity maps passkeys only where the host's settings ask for its third schema, and tests and tools make contexts without a
/// host: so they are mapped here, as that schema does.
/// </summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasKey(key => key.CredentialId);
        builder.Property(key => key.CredentialId).HasMaxLength(1024);
        builder.HasIndex(key => key.UserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.UserId).IsRequired();
        builder.OwnsOne(key => key.Data).ToJson();
    }
}

internal sealed class PasswordLinkMapping : IEntityTypeConfiguration<PasswordLinkRow>
{
    public void Configure(EntityTypeBuilder<PasswordLinkRow> builder)
    {
        builder.ToTable("PasswordLinks");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => row.AskedAt);
        builder.Property(row => row.From).HasMaxLength(60);
    }
}

internal sealed class TwoStepMapping : IEntityTypeConfiguration<TwoStepRow>
{
    public void Configure(EntityTypeBuilder<TwoStepRow> builder)
    {
        builder.ToTable("TwoSteps");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.LastStep).IsConcurrencyToken();
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCodeRow>
{
    public void Configure(EntityTypeBuilder<RecoveryCodeRow> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.AccountId);
    }
}
