using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.FullName).HasMaxLength(200);
        builder.Property(account => account.Language).HasMaxLength(5);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<UnitRow>
{
    public void Configure(EntityTypeBuilder<UnitRow> builder)
    {
        builder.ToTable("Units");
        builder.HasKey(unit => unit.Code);
        builder.Property(unit => unit.Code).HasMaxLength(100);
        builder.Property(unit => unit.Name).HasMaxLength(300);
        builder.Property(unit => unit.Kind).HasMaxLength(40);
        builder.Property(unit => unit.Address).HasMaxLength(EmailAddress.MaxLength);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.Property<int>("Id");
        builder.HasKey("Id");
        builder.HasIndex(post => post.PersonId);
        builder.Property(post => post.Role).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.HasKey(delegation => delegation.Id);
        builder.HasIndex(delegation => delegation.FromPersonId);
    }
}

internal sealed class StaffStampMapping : IEntityTypeConfiguration<StaffStamp>
{
    public void Configure(EntityTypeBuilder<StaffStamp> builder)
    {
        builder.ToTable("StaffStamp");
        builder.HasKey(stamp => stamp.Id);
        builder.Property(stamp => stamp.Id).ValueGeneratedNever();
    }
}
