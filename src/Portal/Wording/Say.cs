using System.Globalization;
using Microsoft.Extensions.Localization;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Localisation;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>
/// Everything a page says, in the reader's language: texts by their Vietnamese wording, dates dd/MM/yyyy, instants in local
/// time (Asia/Ho_Chi_Minh). Numbers and dates never depend on the machine's culture.
/// </summary>
public sealed class Say(IStringLocalizer<Texts> texts)
{
    private static readonly string[] VietnameseDays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public string Language => Languages.Current;

    public bool English => Language == "en";

    /// <summary>The text whose Vietnamese wording is the key; braces take the arguments.</summary>
    public string this[string vietnamese, params ReadOnlySpan<object?> arguments] =>
        arguments.Length == 0 ? Find(vietnamese) : string.Format(CultureInfo.InvariantCulture, Find(vietnamese), arguments);

    public string Of(Words words) => words.In(Language);

    public static string Date(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    public static string ShortDate(DateOnly date) => date.ToString("dd'/'MM", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset instant) => Date(VietnamTime.DateOf(instant));

    /// <summary>Day and minute, local.</summary>
    public static string At(DateTimeOffset instant) =>
        instant.ToOffset(VietnamTime.Offset).ToString("dd'/'MM'/'yyyy, HH':'mm", CultureInfo.InvariantCulture);

    public static string ShortAt(DateTimeOffset instant) =>
        instant.ToOffset(VietnamTime.Offset).ToString("dd'/'MM, HH':'mm", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset instant) => instant.ToOffset(VietnamTime.Offset).ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>A count that stopped at its bound says so: 99+.</summary>
    public static string Bounded(int count) => count >= MyTasks.Bound ? $"{MyTasks.Bound - 1}+" : count.ToString(CultureInfo.InvariantCulture);

    public string Weekday(DateOnly date) => English ? date.DayOfWeek.ToString() : VietnameseDays[(int)date.DayOfWeek];

    /// <summary>T2 … CN, Mo … Su.</summary>
    public string ShortWeekday(DateOnly date) =>
        English ? date.DayOfWeek.ToString()[..2] : date.DayOfWeek == DayOfWeek.Sunday ? "CN" : $"T{(int)date.DayOfWeek + 1}";

    /// <summary>412 kB, 1,8 MB.</summary>
    public string Size(long bytes)
    {
        var text = bytes < 1_000_000
            ? $"{Math.Max(1, bytes / 1000)} kB"
            : (bytes / 1_000_000m).ToString("0.0", CultureInfo.InvariantCulture) + " MB";
        return English ? text : text.Replace('.', ',');
    }

    /// <summary>Resource files do not tell capitals from small letters: within a sentence a text is that of its capital form.</summary>
    private string Find(string vietnamese)
    {
        var found = texts[vietnamese];
        if (!found.ResourceNotFound || !char.IsLower(vietnamese[0]))
            return found.Value;
        var capital = texts[char.ToUpperInvariant(vietnamese[0]) + vietnamese[1..]];
        return capital.ResourceNotFound ? found.Value : char.ToLowerInvariant(capital.Value[0]) + capital.Value[1..];
    }
}
