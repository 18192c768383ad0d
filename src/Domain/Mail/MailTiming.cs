using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>When a mail goes, and whether a digest takes it along.</summary>
public readonly record struct MailMoment(DateTimeOffset At, bool InDigest);

/// <summary>
/// When a mail goes by its reader's choices: pure, so that the service, the page that previews the choices and the tests say
/// the same. A mail is only ever moved to a later moment, never dropped.
/// </summary>
public static class MailTiming
{
    /// <summary>When a day off ends for somebody without quiet hours; local.</summary>
    public static readonly TimeOnly Morning = new(7, 0);

    /// <param name="now">The moment it was written.</param>
    public static MailMoment Decide(MailChoices choices, WorkCalendar calendar, MailKind kind, DateTimeOffset now) =>
        kind == MailKind.Service ? new(now, false)
        : choices.Gathers(kind) ? new(NextDigest(choices, calendar, now)!.Value, true)
        : new(Allowed(choices, calendar, now), false);

    /// <summary>The first digest later than a moment; null for somebody who wants none.</summary>
    public static DateTimeOffset? NextDigest(MailChoices choices, WorkCalendar calendar, DateTimeOffset after)
    {
        if (choices.Digest == DigestRhythm.None)
            return null;
        for (var day = VietnamTime.DateOf(after); ; day = day.AddDays(1))
            if (VietnamTime.At(day, choices.At) is var at && at > after && HasDigest(choices, calendar, day))
                return at;
    }

    /// <summary>The moment itself, or the end of the quiet hours or days off it lies in.</summary>
    public static DateTimeOffset Allowed(MailChoices choices, WorkCalendar calendar, DateTimeOffset moment)
    {
        while (true)
        {
            var day = VietnamTime.DateOf(moment);
            var time = TimeOnly.FromTimeSpan(moment.ToOffset(VietnamTime.Offset).TimeOfDay);
            if (choices.WorkingDaysOnly && !calendar.IsWorkingDay(day))
                moment = VietnamTime.At(calendar.WorkingDayOnOrAfter(day), choices.QuietTo ?? Morning);
            else if (choices.IsQuiet(time))
                moment = VietnamTime.At(time < choices.QuietTo!.Value ? day : day.AddDays(1), choices.QuietTo.Value);
            else
                return moment;
        }
    }

    /// <summary>A weekly digest whose day is off comes on the next working day, where days off are to be left alone.</summary>
    private static bool HasDigest(MailChoices choices, WorkCalendar calendar, DateOnly day)
    {
        if (choices.Digest == DigestRhythm.Daily)
            return !choices.WorkingDaysOnly || calendar.IsWorkingDay(day);
        var chosen = day.AddDays(-(((int)day.DayOfWeek - (int)choices.Day + 7) % 7));
        return day == (choices.WorkingDaysOnly ? calendar.WorkingDayOnOrAfter(chosen) : chosen);
    }
}
