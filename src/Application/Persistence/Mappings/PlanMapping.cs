using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Plans;

namespace VanQuan.Workflows.Application.Persistence.Mappings;

internal sealed class PlanMapping : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> builder)
    {
        builder.ToTable("Plans");
        builder.HasKey(plan => plan.Code);
        builder.Property(plan => plan.Revision).IsConcurrencyToken();
    }
}

internal sealed class ActionRoundMapping : IEntityTypeConfiguration<ActionRoundRow>
{
    public void Configure(EntityTypeBuilder<ActionRoundRow> builder)
    {
        builder.ToTable("ActionRounds");
        builder.HasKey(round => new { round.PlanCode, round.ActionNumber, round.Round });
        builder.HasIndex(round => round.StartAt).HasFilter("\"StartAt\" IS NOT NULL");
    }
}

internal sealed class CalendarMapping : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> builder)
    {
        builder.ToTable("Calendar");
        builder.HasKey(calendar => calendar.Id);
        builder.Property(calendar => calendar.Id).ValueGeneratedNever();
    }
}

internal sealed class CalendarDayMapping : IEntityTypeConfiguration<CalendarDayRow>
{
    public void Configure(EntityTypeBuilder<CalendarDayRow> builder)
    {
        builder.ToTable("CalendarDays");
        builder.HasKey(day => day.Date);
        builder.Property(day => day.Kind).HasConversion<string>();
        builder.Property(day => day.Standing).HasConversion<string>();
    }
}

internal sealed class ClockMapping : IEntityTypeConfiguration<ClockRow>
{
    public void Configure(EntityTypeBuilder<ClockRow> builder)
    {
        builder.ToTable("Clock");
        builder.HasKey(clock => clock.Id);
        builder.Property(clock => clock.Id).ValueGeneratedNever();
    }
}
