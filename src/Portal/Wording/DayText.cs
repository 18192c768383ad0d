using System.Globalization;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>A local date as people type it, day first; null where it cannot be read.</summary>
public static class DayText
{
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200 ? date : null;
}
