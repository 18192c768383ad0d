using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>
/// The calendar the service counts by. It is replaced as a whole when an edit is committed, so whoever lives longer than one
/// request asks here each time and keeps none; a request gets the one that held when it began.
/// </summary>
/// <param name="seed">The file beside the program; read when it is first needed.</param>
public sealed class CalendarInForce(Func<WorkCalendar> seed)
{
    private readonly Lazy<WorkCalendar> seed = new(seed);
    private volatile WorkCalendar? current;

    public CalendarInForce(WorkCalendar calendar)
        : this(() => calendar)
    {
    }

    public WorkCalendar Current => current ?? seed.Value;

    /// <summary>What the file says, whatever the database holds.</summary>
    internal WorkCalendar Seed => seed.Value;

    /// <summary>From here on everybody counts by this one. The caller has committed it.</summary>
    public void Replace(WorkCalendar calendar) => current = calendar;
}
