using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

/// <summary>Comments, read per task.</summary>
public sealed class TaskCommentMapping : IEntityTypeConfiguration<TaskComment>
{
    public void Configure(EntityTypeBuilder<TaskComment> builder)
    {
        builder.ToTable("TaskComments");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Mentions).AsJson().HasDefaultValueSql("'[]'");
        builder.HasIndex(c => c.TaskId);
    }
}

/// <summary>Files of a task, without their bytes: lists never load those.</summary>
public sealed class EvidenceFileMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("EvidenceFiles");
        builder.HasKey(f => f.Id);
        builder.HasIndex(f => f.TaskId);
        builder.HasIndex(f => f.Sha256);
        builder.Property(f => f.Scan).HasConversion<string>().HasMaxLength(16).HasDefaultValue(EvidenceScan.None);
        // The few that wait for the scanner; the bell looks for them every minute.
        builder.HasIndex(f => f.Scan).HasFilter("\"Scan\" = 'Quarantined'");
    }
}

/// <summary>Bytes by content hash.</summary>
public sealed class EvidenceBlobMapping : IEntityTypeConfiguration<EvidenceBlob>
{
    public void Configure(EntityTypeBuilder<EvidenceBlob> builder)
    {
        builder.ToTable("EvidenceBlobs");
        builder.HasKey(b => b.Sha256);
    }
}

/// <summary>Spans in which counts of an instance stand still.</summary>
public sealed class CountPauseMapping : IEntityTypeConfiguration<CountPause>
{
    public void Configure(EntityTypeBuilder<CountPause> builder)
    {
        builder.ToTable("CountPauses");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.InstanceId);
    }
}

/// <summary>Requests for more time; those that wait are few and found by an index of their own.</summary>
public sealed class ExtensionMapping : IEntityTypeConfiguration<Extension>
{
    public void Configure(EntityTypeBuilder<Extension> builder)
    {
        builder.ToTable("Extensions");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.State).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(e => e.TaskId);
        builder.HasIndex(e => e.RequestedAt).HasFilter("\"State\" = 'Requested'");
    }
}

/// <summary>Further addresses of unfinished tasks.</summary>
public sealed class TaskPartyMapping : IEntityTypeConfiguration<TaskParty>
{
    public void Configure(EntityTypeBuilder<TaskParty> builder)
    {
        builder.ToTable("TaskParties");
        builder.HasKey(p => new { p.TaskId, p.Address });
        builder.Property(p => p.Lane).HasConversion<string>();
        builder.HasIndex(p => new { p.Address, p.Lane, p.DeskDay, p.TaskId });
    }
}

public sealed class ProgressNoteMapping : IEntityTypeConfiguration<ProgressNote>
{
    public void Configure(EntityTypeBuilder<ProgressNote> builder)
    {
        builder.ToTable("ProgressNotes");
        builder.HasKey(note => note.Id);
        builder.HasIndex(note => new { note.TaskId, note.At });
    }
}
