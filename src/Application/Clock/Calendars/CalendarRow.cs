namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>Where the calendar stands, and by which one the open due dates were last counted; one row.</summary>
public sealed class CalendarRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Grows with every edit; 0 before the days were taken into the database. An edit says which one it was looked at on.</summary>
    public int Revision { get; set; }

    /// <summary>Of the calendar the due dates were last counted by; differs from the days at hand while a recount is on the way.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>That calendar as a file's text: what reminders were planned by. Null in a database that never kept it.</summary>
    public string? Counted { get; set; }

    /// <summary>The last task a recount on the way is done with.</summary>
    public string? CountedThrough { get; set; }
}
