using System.Globalization;
using System.Text;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// The holiday calendar as CSV with the columns date,kind,name,status,source: every weekday off and every Saturday worked,
/// nothing else. A year with at least one line counts as announced; other years are computed.
/// </summary>
public static class HolidayCalendarFile
{
    private const string Header = "date,kind,name,status,source";

    /// <exception cref="FormatException">Names the line and what is wrong with it.</exception>
    public static IReadOnlyList<CalendarDay> Parse(string text)
    {
        var days = new Dictionary<DateOnly, CalendarDay>();
        var lines = text.TrimStart('\uFEFF').Split('\n');
        if (lines[0].TrimEnd('\r') != Header)
            throw new FormatException($"line 1: the columns must be {Header}");
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
                continue;
            try
            {
                var day = ReadDay(Fields(line));
                if (!days.TryAdd(day.Date, day))
                    throw new FormatException($"{day.Date:yyyy-MM-dd} stands there twice");
            }
            catch (FormatException error)
            {
                throw new FormatException($"line {i + 1}: {error.Message}", error);
            }
        }
        return [.. days.Values.OrderBy(day => day.Date)];
    }

    /// <summary>The text that <see cref="Parse"/> reads back, in order of days.</summary>
    public static string Write(IEnumerable<CalendarDay> days)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var day in days.OrderBy(day => day.Date))
            text.AppendJoin(',', day.Date.ToString("O", CultureInfo.InvariantCulture), day.Kind, Quote(day.Name), day.Standing.ToString().ToLowerInvariant(), Quote(day.Source))
                .Append('\n');
        return text.ToString();
    }

    private static CalendarDay ReadDay(List<string> fields)
    {
        if (fields.Count != 5)
            throw new FormatException($"5 columns expected, {fields.Count} found");
        if (!DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new FormatException($"\"{fields[0]}\" is no date (yyyy-MM-dd)");
        var kind = ReadName<DayKind>(fields[1], "kind");
        if (kind is DayKind.Working or DayKind.Weekend)
            throw new FormatException($"\"{fields[1]}\" needs no entry");
        var day = new CalendarDay(date, kind, fields[2], ReadName<DayStanding>(fields[3], "status"), fields[4]);
        return day.Fits ? day : throw new FormatException($"{fields[0]} is a {date.DayOfWeek} and cannot be {kind}");
    }

    private static T ReadName<T>(string text, string column) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw new FormatException($"{column} \"{text}\" is none of {string.Join(", ", Enum.GetNames<T>())}");

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (quoted && letter == '"' && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[++i]);
            else if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(letter);
        }
        if (quoted)
            throw new FormatException("a quotation mark is never closed");
        fields.Add(field.ToString());
        return fields;
    }

    private static string Quote(string? text) =>
        text is null ? "" : text.AsSpan().IndexOfAny(",\"") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
