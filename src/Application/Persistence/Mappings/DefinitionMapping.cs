using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Engine.Definitions;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class DefinitionMapping : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.ToTable("Definitions");
        builder.HasKey(definition => new { definition.DefinitionId, definition.Version });
        builder.Ignore(definition => definition.IsRetired);
        builder.Property(definition => definition.Warnings).AsJson();
        builder.HasIndex(definition => definition.StartsBySignal).HasFilter("\"StartsBySignal\"");
        // A row is long because of its JSON: lists, and the question which version is in force, are answered from here.
        builder.HasIndex(definition => new
        {
            definition.DefinitionId, definition.Version, definition.RetiredAt, definition.PublishedAt, definition.PublishedBy, definition.Name, definition.NameEn,
        }).HasDatabaseName("IX_Definitions_Listing");
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => draft.DefinitionId);
        builder.Property(draft => draft.Revision).IsConcurrencyToken();
        builder.Property(draft => draft.LastMove).HasConversion<string>().HasMaxLength(20);
        builder.Property(draft => draft.Editors).AsJson();
    }
}

internal sealed class PublishRequestMapping : IEntityTypeConfiguration<PublishRequestRow>
{
    public void Configure(EntityTypeBuilder<PublishRequestRow> builder)
    {
        builder.ToTable("PublishRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(request => request.Warnings).AsJson();
        builder.Property(request => request.Editors).AsJson();
        builder.HasIndex(request => request.DefinitionId).IsUnique().HasFilter("\"State\" = 'Waiting'").HasDatabaseName("IX_PublishRequests_Waiting");
        builder.HasIndex(request => new { request.DefinitionId, request.AskedAt });
    }
}
