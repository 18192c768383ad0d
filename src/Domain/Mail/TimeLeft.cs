using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// How a due date stands to a day, in working days: those left (the day itself not counted, the due date counted), or those
/// passed since. Both may be 0 on days off: due Saturday read on Friday, due Saturday read on Sunday. Local dates.
/// </summary>
public sealed record TimeLeft(DateOnly Due, DateOnly Today, int WorkingDays)
{
    public static TimeLeft At(DateOnly due, DateOnly today, WorkCalendar calendar) =>
        new(due, today, due < today ? calendar.WorkingDaysBetween(due, today) : calendar.WorkingDaysBetween(today, due));

    public bool IsOverdue => Today > Due;

    /// <summary>Work is late from 00:00 of this day.</summary>
    public DateOnly LateFrom => Due.AddDays(1);

    /// <summary>"còn 3 ngày làm việc", "đến hạn hôm nay", "quá hạn 4 ngày làm việc".</summary>
    public string InWords(string language) => (language != "en") ? InVietnamese() : InEnglish();

    private string InVietnamese() => (IsOverdue, WorkingDays) switch
    {
        (true, 0) => "quá hạn",
        (true, _) => $"quá hạn {WorkingDays} ngày làm việc",
        (false, 0) => Today == Due ? "đến hạn hôm nay" : "ngày làm việc cuối cùng",
        (false, _) => $"còn {WorkingDays} ngày làm việc",
    };

    private string InEnglish() => (IsOverdue, WorkingDays) switch
    {
        (true, 0) => "overdue",
        (true, 1) => "1 working day overdue",
        (true, _) => $"{WorkingDays} working days overdue",
        (false, 0) => Today == Due ? "due today" : "last working day",
        (false, 1) => "1 working day left",
        (false, _) => $"{WorkingDays} working days left",
    };
}
