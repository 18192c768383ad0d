using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Engine.Outside;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class InstanceMapping : IEntityTypeConfiguration<WorkflowInstanceRow>
{
    public void Configure(EntityTypeBuilder<WorkflowInstanceRow> builder)
    {
        builder.ToTable("Instances");
        builder.HasKey(instance => instance.Id);
        builder.Ignore(instance => instance.IsRunning);
        builder.Ignore(instance => instance.IsOpen);
        builder.Property(instance => instance.RowVersion).IsConcurrencyToken();
        builder.HasIndex(instance => new { instance.PlanCode, instance.ActionNumber });
        // How many instances of each definition and version are open is asked by every list of procedures.
        builder.HasIndex(instance => new { instance.DefinitionId, instance.Version, instance.Status, instance.SubStatus });
        builder.HasIndex(instance => instance.ParentId).HasFilter("\"ParentId\" IS NOT NULL");
    }
}

internal sealed class TimerMapping : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> builder)
    {
        builder.ToTable("Timers");
        builder.HasKey(timer => new { timer.InstanceId, timer.BookmarkId });
        builder.Property(timer => timer.Deadline).AsJson();
        builder.HasIndex(timer => timer.At);
    }
}

internal sealed class SignalWaitMapping : IEntityTypeConfiguration<SignalWaitRow>
{
    public void Configure(EntityTypeBuilder<SignalWaitRow> builder)
    {
        builder.ToTable("SignalWaits");
        builder.HasKey(wait => new { wait.InstanceId, wait.BookmarkId });
        builder.HasIndex(wait => wait.Name);
    }
}

internal sealed class TaskRequestMapping : IEntityTypeConfiguration<TaskRequestRow>
{
    public void Configure(EntityTypeBuilder<TaskRequestRow> builder)
    {
        builder.ToTable("TaskRequests");
        builder.HasKey(request => new { request.InstanceId, request.BookmarkId });
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<IncidentRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> builder)
    {
        builder.ToTable("Incidents");
        builder.HasKey(incident => new { incident.InstanceId, incident.Id });
        builder.Property(incident => incident.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(incident => incident.End).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(incident => incident.OpenedAt).HasFilter("\"ClosedAt\" IS NULL");
    }
}

internal sealed class IndicatorMapping : IEntityTypeConfiguration<IndicatorRow>
{
    public void Configure(EntityTypeBuilder<IndicatorRow> builder)
    {
        builder.ToTable("Indicators");
        builder.HasKey(indicator => indicator.OperationId);
        builder.HasIndex(indicator => new { indicator.CriteriaSet, indicator.Code });
    }
}

internal sealed class OperationMapping : IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<OperationRow> builder)
    {
        builder.ToTable("Operations");
        builder.HasKey(operation => operation.Id);
    }
}

internal sealed class EngineOutboxMapping : IEntityTypeConfiguration<EngineOutboxRow>
{
    public void Configure(EntityTypeBuilder<EngineOutboxRow> builder)
    {
        builder.ToTable("EngineOutbox");
        builder.HasKey(row => row.Position);
        builder.HasIndex(row => new { row.Engine, row.OperationId }).IsUnique();
        builder.HasIndex(row => row.Engine).HasFilter("\"DeliveredAt\" IS NULL").HasDatabaseName("IX_EngineOutbox_Waiting");
    }
}

internal sealed class MigrationRowMapping : IEntityTypeConfiguration<MigrationRow>
{
    public void Configure(EntityTypeBuilder<MigrationRow> builder)
    {
        builder.ToTable("Migrations");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Moves).AsJson();
        builder.Property(row => row.TaskVersions).AsJson();
        builder.Property(row => row.Before).AsJson();
        builder.Property(row => row.Mails).AsJson();
        builder.HasIndex(row => row.InstanceId);
        builder.HasIndex(row => row.DefinitionId);
    }
}

internal sealed class EngineInboxMapping : IEntityTypeConfiguration<EngineInboxRow>
{
    public void Configure(EntityTypeBuilder<EngineInboxRow> builder)
    {
        builder.ToTable("EngineInbox");
        builder.HasKey(row => new { row.Engine, row.OperationId });
    }
}
