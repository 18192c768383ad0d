using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Identity.Tokens;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessTokenRow>
{
    public void Configure(EntityTypeBuilder<AccessTokenRow> builder)
    {
        builder.ToTable("AccessTokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).HasMaxLength(32);
        builder.Property(token => token.Name).HasMaxLength(IssueToken.LongestName);
        builder.Property(token => token.Scopes).AsJson();
        builder.HasIndex(token => token.AccountId);
    }
}
