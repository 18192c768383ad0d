using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

/// <summary>
/// One row per task with everything a transition needs, so that a move is one UPDATE. The partial indexes hold open work
/// only: they do not grow with what has been done.
/// </summary>
public sealed class UserTaskMapping : IEntityTypeConfiguration<UserTask>
{
    private const string NotFinal = "\"Lane\" IS NOT NULL";

    public void Configure(EntityTypeBuilder<UserTask> builder)
    {
        builder.ToTable("Tasks");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Kind).HasConversion<string>();
        builder.Property(t => t.State).HasConversion<string>();
        builder.Property(t => t.Lane).HasConversion<string>().UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(t => t.DeskDay).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(t => t.LastMove).HasConversion<string>();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Property(t => t.Cooperating).AsJson();
        builder.Property(t => t.Outcomes).AsJson();
        builder.Property(t => t.Draft).AsJson();
        builder.Property(t => t.Rounds).AsJson();
        builder.Property(t => t.Participants).AsJson();
        builder.Property(t => t.Contributions).AsJson();
        builder.Property(t => t.Approvers).AsJson();
        builder.Property(t => t.ReviewedExecutionIds).AsJson();
        builder.Property(t => t.Decisions).AsJson();
        builder.Property(t => t.Workers).AsJson();
        builder.Property(t => t.Deadline).AsJson();
        builder.Ignore(t => t.IsFinal);
        builder.Ignore(t => t.IsWorkable);
        builder.Ignore(t => t.IsPaused);

        builder.HasIndex(t => t.InstanceId);
        builder.HasIndex(t => new { t.PlanCode, t.ActionNumber });
        // In the order in which a desk shows them, so that the first page costs a page.
        builder.HasIndex(t => new { t.Assignee, t.Lane, t.DeskDay, t.Id }).HasFilter(NotFinal);
        builder.HasIndex(t => new { t.ClaimedBy, t.Lane, t.DeskDay, t.Id }).HasFilter(NotFinal);
        builder.HasIndex(t => new { t.ClaimedBy, t.ClosedAt }).HasFilter("\"ClosedAt\" IS NOT NULL");
        builder.HasIndex(t => new { t.LastBy, t.ClosedAt }).HasFilter("\"ClosedAt\" IS NOT NULL");
        // What is late, the latest first, whoever has it.
        builder.HasIndex(t => new { t.DeskDay, t.Id }).HasFilter(NotFinal);
        builder.HasIndex(t => t.OverdueAt).HasFilter("\"OverdueAt\" IS NOT NULL");
        builder.HasIndex(t => t.NextReminderAt).HasFilter("\"NextReminderAt\" IS NOT NULL");
    }
}
