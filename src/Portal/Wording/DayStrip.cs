using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>One square of the strip; with a <paramref name="Gap"/> it stands for that many days left out.</summary>
public sealed record DayCell(DateOnly Date, string Style, string Mark, string Spoken, int? Gap = null);

/// <summary>
/// Why a due date falls where it falls, as the strip shows it: every day counted, every day skipped and why. A count of many
/// weeks shows its beginning and its end.
/// </summary>
public sealed record DayStrip(string Sentence, IReadOnlyList<DayCell> Cells, IReadOnlyList<(string Icon, string Text)> Reasons)
{
    private const int Longest = 42, Head = 14, Tail = 21;

    /// <summary>From the explanation a task or timer keeps; null where there is none.</summary>
    /// <exception cref="JsonException">The row holds something else.</exception>
    public static DayStrip? Of(string? explanationJson, DateOnly today, Say say) =>
        explanationJson is null ? null : Of(Explanation.FromJson(explanationJson), today, say);

    public static DayStrip Of(Explanation why, DateOnly today, Say say)
    {
        var lines = why.Lines(say.Language);
        var sentence = lines.FirstOrDefault(line => line.Topic == ExplanationTopic.Count)?.Text ?? "";
        return new DayStrip(
            sentence, CellsOf(why.Strip(), today, say),
            [.. lines.Where(line => line.Topic != ExplanationTopic.Count).Select(line => (Icon(line.Topic), line.Text))]);
    }

    private static List<DayCell> CellsOf(IReadOnlyList<StripDay> strip, DateOnly today, Say say)
    {
        var cells = strip.Select(day => Cell(day, today, say)).ToList();
        if (cells.Count <= Longest)
            return cells;
        var left = cells.Count - Head - Tail;
        return [.. cells.Take(Head), new DayCell(cells[Head].Date, "gap", "", "", left), .. cells.Skip(Head + left)];
    }

    private static DayCell Cell(StripDay day, DateOnly today, Say say)
    {
        var name = HolidayNames.Of(day.Day, say.Language);
        var (style, mark, spoken) = day.Role switch
        {
            StripRole.Due => ("end", say["hạn"], say["hạn"]),
            StripRole.Anchor => ("start", say["mốc"], say["ngày mốc, không tính"]),
            StripRole.Paused => ("off paused", say["dừng"], say["tạm dừng, không tính"]),
            StripRole.Skipped or StripRole.RolledOver when name is not null => ("off hol", say["lễ"], say["nghỉ: {0}", name]),
            StripRole.Skipped or StripRole.RolledOver => ("off", say["nghỉ"], say["nghỉ cuối tuần"]),
            _ => ("", day.Number?.ToString(CultureInfo.InvariantCulture) ?? "", say["ngày thứ {0}", day.Number]),
        };
        if (day.Date == today)
            (style, spoken) = (style + " now", spoken + say[", hôm nay"]);
        else if (day.Date < today && day.Role is StripRole.Counted or StripRole.Anchor && day.Date < today)
            style += " past";
        return new DayCell(day.Date, style.Trim(), mark, spoken);
    }

    private static string Icon(ExplanationTopic topic) => topic switch
    {
        ExplanationTopic.Skipped => "i-minus",
        ExplanationTopic.WorkedSaturday => "i-plus",
        ExplanationTopic.Pause => "i-pause",
        ExplanationTopic.Roll => "i-right",
        ExplanationTopic.Law => "i-law",
        _ => "i-info",
    };
}
