using System.Globalization;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>
/// A cron expression of five fields (minute hour day month weekday) or six (a second before them), with <c>*</c>, lists, ranges, steps and <c>?</c>;
/// weekdays are 0–7 or SUN–SAT, months 1–12 or JAN–DEC. Counted in the offset of the time given (UTC+7 in the engine).
/// </summary>
internal sealed class CronSchedule
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private readonly HashSet<int> seconds, minutes, hours, days, months, weekdays;
    private readonly bool anyDay, anyWeekday;

    private CronSchedule(string[] fields)
    {
        seconds = Field(fields[0], 0, 59);
        minutes = Field(fields[1], 0, 59);
        hours = Field(fields[2], 0, 23);
        days = Field(fields[3], 1, 31);
        months = Field(fields[4], 1, 12, Months, 1);
        weekdays = [.. Field(fields[5], 0, 7, Weekdays).Select(day => day % 7)];
        anyDay = fields[3] is "*" or "?";
        anyWeekday = fields[5] is "*" or "?";
    }

    public static CronSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new(["0", .. fields]),
            6 => new(fields),
            _ => throw new EngineFaultException($"'{text}' is not a cron expression of five or six fields."),
        };
    }

    /// <summary>The first moment after <paramref name="from"/>. A schedule with no moment in eight years (30 February) is an error.</summary>
    public DateTimeOffset Next(DateTimeOffset from)
    {
        var start = new DateTimeOffset(from.Year, from.Month, from.Day, from.Hour, from.Minute, from.Second, from.Offset).AddSeconds(1);
        for (var day = start.Date; day < start.Date.AddYears(8); day = day.AddDays(1))
        {
            if (!Matches(day))
                continue;
            var earliest = day == start.Date ? start.TimeOfDay : TimeSpan.Zero;
            foreach (var hour in hours.Order())
                foreach (var minute in minutes.Order())
                    foreach (var second in seconds.Order())
                        if (new TimeSpan(hour, minute, second) is var time && time >= earliest)
                            return new DateTimeOffset(day + time, from.Offset);
        }
        throw new EngineFaultException("The cron expression names no moment in the next eight years.");
    }

    // Classic cron: where both day fields are restricted, either of them suffices.
    private bool Matches(DateTime day) => months.Contains(day.Month)
        && (anyDay || anyWeekday
            ? days.Contains(day.Day) && weekdays.Contains((int)day.DayOfWeek)
            : days.Contains(day.Day) || weekdays.Contains((int)day.DayOfWeek));

    private static HashSet<int> Field(string field, int least, int most, string[]? names = null, int firstName = 0)
    {
        var values = new HashSet<int>();
        foreach (var part in field.Split(','))
        {
            var step = part.Split('/');
            var range = step[0] is "*" or "?" ? [] : step[0].Split('-');
            var from = range.Length == 0 ? least : Number(range[0], names, firstName);
            var to = range.Length switch { 0 => most, 1 => step.Length == 2 ? most : from, _ => Number(range[1], names, firstName) };
            var by = step.Length == 2 ? Number(step[1], null, 0) : 1;
            if (from < least || to > most || by < 1 || from > to || range.Length > 2 || step.Length > 2)
                throw new EngineFaultException($"'{part}' does not fit into a cron expression.");
            for (var value = from; value <= to; value += by)
                values.Add(value);
        }
        return values;
    }

    private static int Number(string text, string[]? names, int first) =>
        names is not null && Array.IndexOf(names, text.ToUpperInvariant()) is >= 0 and var index ? index + first
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new EngineFaultException($"'{text}' does not fit into a cron expression.");
}
