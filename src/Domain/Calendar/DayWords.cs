using System.Globalization;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>Local dates in words, Vietnamese or English, independent of the machine's culture: dd/MM/yyyy in both.</summary>
public static class DayWords
{
    private static readonly string[] Vietnamese = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary><c>07/09/2022</c></summary>
    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>thứ Tư</c> or <c>Wednesday</c>.</summary>
    public static string Weekday(DateOnly date, string language) =>
        language == "en" ? CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(date.DayOfWeek) : Vietnamese[(int)date.DayOfWeek];

    /// <summary><c>thứ Tư 07/09/2022</c> or <c>Wednesday 07/09/2022</c>.</summary>
    public static string Full(DateOnly date, string language) => $"{Weekday(date, language)} {Date(date)}";

    /// <summary>Days that follow each other as one range: <c>27–28/08, 03/09, 30/12/2022–02/01/2023</c>. The year stands once, at the end.</summary>
    public static string Ranges(IReadOnlyList<DateOnly> days)
    {
        List<string> ranges = [];
        for (var i = 0; i < days.Count;)
        {
            var last = i;
            while (last + 1 < days.Count && days[last + 1] == days[last].AddDays(1))
                last++;
            ranges.Add(Range(days[i], days[last], WithYear(days, last)));
            i = last + 1;
        }
        return string.Join(", ", ranges);
    }

    private static bool WithYear(IReadOnlyList<DateOnly> days, int last) =>
        last == days.Count - 1 || days[last + 1].Year != days[last].Year;

    private static string Range(DateOnly from, DateOnly to, bool withYear)
    {
        var end = to.ToString(withYear ? "dd/MM/yyyy" : "dd/MM", CultureInfo.InvariantCulture);
        if (from == to)
            return end;
        var format = from.Year != to.Year ? "dd/MM/yyyy" : from.Month != to.Month ? "dd/MM" : "dd";
        return from.ToString(format, CultureInfo.InvariantCulture) + "–" + end;
    }
}
