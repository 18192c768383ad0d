using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Holidays;

/// <summary>What a day of the calendar is, in words for administrators.</summary>
public static class DayKindWords
{
    public static string Kind(this Say say, DayKind kind) => kind switch
    {
        DayKind.Working => say["ngày làm việc"],
        DayKind.Weekend => say["nghỉ cuối tuần"],
        DayKind.Holiday => say["ngày lễ"],
        DayKind.CompensatoryOff => say["nghỉ bù"],
        DayKind.SwapOff => say["nghỉ hoán đổi"],
        _ => say["thứ Bảy làm việc"],
    };

    public static string Standing(this Say say, DayStanding standing) => standing switch
    {
        DayStanding.Checked => say["đã công bố"],
        DayStanding.Unchecked => say["chưa đối chiếu"],
        DayStanding.Secondary => say["nguồn thứ cấp"],
        _ => say["ước tính"],
    };

    /// <summary>"ngày lễ: Quốc khánh"; the other kinds say themselves what they are ("nghỉ bù 1/1").</summary>
    public static string DayIs(this Say say, CalendarDay day) =>
        HolidayNames.Of(day, say.Language) is not { Length: > 0 } name ? say.Kind(day.Kind)
        : day.Kind == DayKind.Holiday ? $"{say.Kind(day.Kind)}: {name}"
        : name;

    public static string FullDate(this Say say, DateOnly date) => $"{say.Weekday(date)} {Say.Date(date)}";
}
