using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Feeds;
using VanQuan.Workflows.Application.Tasks.Views;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

/// <summary>Views people saved, read per person.</summary>
internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.HasKey(view => view.Id);
        builder.Property(view => view.Id).HasMaxLength(32);
        builder.Property(view => view.PersonId).HasMaxLength(100);
        builder.Property(view => view.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(view => view.Query).HasMaxLength(SavedView.LongestQuery);
        builder.HasIndex(view => new { view.PersonId, view.Name }).IsUnique();
    }
}

/// <summary>Secret addresses of calendars; one that holds per person and per body.</summary>
internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(feed => feed.Id);
        builder.Property(feed => feed.Id).HasMaxLength(32);
        builder.Property(feed => feed.PersonId).HasMaxLength(100);
        builder.Property(feed => feed.UnitCode).HasMaxLength(100);
        builder.Property(feed => feed.CreatedBy).HasMaxLength(100);
        builder.HasIndex(feed => feed.TokenHash).IsUnique();
        builder.HasIndex(feed => feed.PersonId).IsUnique().HasFilter("\"PersonId\" IS NOT NULL AND \"RevokedAt\" IS NULL");
        builder.HasIndex(feed => feed.UnitCode).IsUnique().HasFilter("\"UnitCode\" IS NOT NULL AND \"RevokedAt\" IS NULL");
    }
}
