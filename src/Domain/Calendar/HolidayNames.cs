using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>The names of special days for readers, in Vietnamese and English, from the short names of the calendar file.</summary>
public static partial class HolidayNames
{
    private static readonly (string Word, string Vietnamese, string English)[] Known =
    [
        ("Dương lịch", "Tết Dương lịch", "New Year's Day"),
        ("Giỗ Tổ", "Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day"),
        ("Quốc khánh", "Quốc khánh", "National Day"),
        ("liền kề", "Quốc khánh", "National Day"),
        ("Văn hóa", "Ngày Văn hóa Việt Nam", "Day of Vietnamese Culture"),
        ("30/4, 1/5", "Chiến thắng 30/4 và Quốc tế lao động 1/5", "Reunification Day and Labour Day"),
        ("30/4", "Chiến thắng 30/4", "Reunification Day"),
        ("Quốc tế lao động", "Quốc tế lao động 1/5", "Labour Day"),
        ("mùng", "Tết Nguyên đán", "Lunar New Year"),
        ("Tết", "Tết Nguyên đán", "Lunar New Year"),
    ];

    /// <summary>The reason a day is special, in <c>vi</c> or <c>en</c>; null for a plain day.</summary>
    public static string? Of(CalendarDay day, string language)
    {
        if (day.Name is not { } name)
            return null;
        var english = language == "en";
        return day.Kind switch
        {
            DayKind.CompensatoryOff => (english ? "day off in lieu of " : "nghỉ bù ") + Weekdays(name.Replace("nghỉ bù ", "", StringComparison.Ordinal), english),
            DayKind.SwapOff => (english ? "off in exchange for " : "nghỉ hoán đổi với ") + Weekdays(name.Replace("hoán đổi sang ", "", StringComparison.Ordinal), english),
            DayKind.WorkingSaturday => (english ? "worked for " : "làm bù cho ") + name.Replace("làm bù cho ", "", StringComparison.Ordinal),
            _ => Holiday(name, english),
        };
    }

    private static string Holiday(string name, bool english)
    {
        foreach (var (word, vietnamese, translated) in Known)
            if (name.Contains(word, StringComparison.Ordinal))
                return english ? translated : vietnamese;
        return name;
    }

    private static string Weekdays(string text, bool english) => english
        ? text.Replace("Giỗ Tổ Hùng Vương", "Giỗ Tổ", StringComparison.Ordinal).Replace("Giỗ Tổ", "Hùng Kings' Commemoration Day", StringComparison.Ordinal)
            .Replace("Tết Nguyên đán", "Lunar New Year", StringComparison.Ordinal).Replace("Tết Dương lịch", "New Year's Day", StringComparison.Ordinal)
            .Replace("Quốc khánh", "National Day", StringComparison.Ordinal).Replace("Chiến thắng", "Reunification Day", StringComparison.Ordinal)
            .Replace("Quốc tế lao động", "Labour Day", StringComparison.Ordinal).Replace("Ngày Văn hóa Việt Nam", "Day of Vietnamese Culture", StringComparison.Ordinal)
        : Sunday().Replace(Saturday().Replace(text, "thứ Bảy"), "Chủ nhật");

    [GeneratedRegex(@"\bSat\b")]
    private static partial Regex Saturday();

    [GeneratedRegex(@"\bSun\b")]
    private static partial Regex Sunday();
}
