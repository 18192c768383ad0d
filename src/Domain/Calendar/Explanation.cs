using System.Text.Json;
using System.Text.Json.Serialization;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// Why a due date falls where it falls, complete in itself: it holds every special day on the way, so that it can still be
/// shown as it was after the calendar has been edited. Local dates. <see cref="LastDay"/> is the end of the count before the roll.
/// </summary>
public sealed record Explanation(
    DateOnly Anchor,
    DeadlineRule Rule,
    DateOnly LastDay,
    DateOnly Due,
    IReadOnlyList<CalendarDay> SpecialDays,
    IReadOnlyList<CountStop> Stops,
    bool Computed)
{
    /// <summary>Whether the last day was a day off and the policy moved it.</summary>
    [JsonIgnore]
    public bool IsRolled => Due != LastDay;

    internal static Explanation Of(
        AnchoredDeadline deadline, DateOnly lastDay, DateOnly due, IReadOnlyList<CountStop> stops, WorkCalendar calendar)
    {
        var (from, to) = Span(deadline.Anchor, lastDay, due);
        List<CalendarDay> special = [];
        var computed = false;
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            if (calendar.Day(date) is not { Name: not null } day)
                continue;
            special.Add(day with { Source = null });
            computed |= day.Standing == DayStanding.Estimated;
        }
        return new Explanation(deadline.Anchor, deadline.Rule, lastDay, due, special, stops, computed);
    }

    /// <summary>Every day from the anchor to the due date (or the other way round, for a count backward), in order of dates.</summary>
    public IReadOnlyList<StripDay> Strip()
    {
        var special = SpecialDays.ToDictionary(day => day.Date);
        var (from, to) = Span(Anchor, LastDay, Due);
        List<StripDay> strip = [];
        for (var date = from; date <= to; date = date.AddDays(1))
            strip.Add(Place(special.GetValueOrDefault(date) ?? CalendarDay.Plain(date)));
        return Number(strip);
    }

    /// <summary>The reason in sentences, in <c>vi</c> or <c>en</c>.</summary>
    public IReadOnlyList<string> Words(string language = "vi") => [.. Lines(language).Select(line => line.Text)];

    /// <summary>The reason in sentences, each with what it is about.</summary>
    public IReadOnlyList<ExplanationLine> Lines(string language = "vi") => ExplanationWords.Of(this, language);

    public string ToJson() => JsonSerializer.Serialize(this, ExplanationJson.Default.Explanation);

    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static Explanation FromJson(string json) =>
        JsonSerializer.Deserialize(json, ExplanationJson.Default.Explanation) ?? throw new JsonException("The explanation is empty.");

    private StripDay Place(CalendarDay day)
    {
        var role = day.Date == Due ? StripRole.Due
            : day.Date == Anchor ? StripRole.Anchor
            : IsBeyond(day.Date) ? StripRole.RolledOver
            : DueDate.Stands(Stops, day.Date) ? StripRole.Paused
            : Rule.Unit == DeadlineUnit.WorkingDays && !day.IsWorking ? StripRole.Skipped
            : StripRole.Counted;
        var counts = day.Date != Anchor && !IsBeyond(day.Date) && !DueDate.Stands(Stops, day.Date)
            && (Rule.Unit != DeadlineUnit.WorkingDays || day.IsWorking);
        return new StripDay(day, role, counts ? 0 : null);
    }

    /// <summary>Past the end of the count, where only the roll leads; with a roll back, the last day itself was given up.</summary>
    private bool IsBeyond(DateOnly date) =>
        Anchor <= LastDay ? date > LastDay || (IsRolled && date > Due) : date < LastDay || (IsRolled && date < Due);

    private List<StripDay> Number(List<StripDay> strip)
    {
        var number = 0;
        for (var i = 0; i < strip.Count; i++)
        {
            var at = Anchor <= LastDay ? i : strip.Count - 1 - i;
            if (strip[at].Number is not null)
                strip[at] = strip[at] with { Number = ++number };
        }
        return strip;
    }

    private static (DateOnly From, DateOnly To) Span(params ReadOnlySpan<DateOnly> dates)
    {
        var (from, to) = (dates[0], dates[0]);
        foreach (var date in dates)
            (from, to) = (date < from ? date : from, date > to ? date : to);
        return (from, to);
    }
}

/// <summary>Explanations as rows keep them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
