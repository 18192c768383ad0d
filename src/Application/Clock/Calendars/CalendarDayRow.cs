using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>One entry of the holiday calendar: a weekday off or a Saturday worked. What the file beside the program seeds and administrators edit.</summary>
public sealed class CalendarDayRow
{
    public required DateOnly Date { get; init; }

    public required DayKind Kind { get; set; }

    public string? Name { get; set; }

    public required DayStanding Standing { get; set; }

    public string? Source { get; set; }

    public CalendarDay AsDay() => new(Date, Kind, Name, Standing, Source);

    public static CalendarDayRow Of(CalendarDay day) =>
        new() { Date = day.Date, Kind = day.Kind, Name = day.Name, Standing = day.Standing, Source = day.Source };
}
