using System.Text.Json;
using System.Text.Json.Serialization;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Portal.Pages.Admin.Holidays;

/// <summary>The days an edit collects before it is applied; they travel with the page, so that nothing is kept for somebody who leaves.</summary>
public sealed class EditBasket
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly SortedDictionary<DateOnly, CalendarDay> days = [];

    public IReadOnlyCollection<CalendarDay> Days => days.Values;

    /// <summary>What a page brought back; a text nobody wrote here is an empty basket.</summary>
    public static EditBasket Read(string? text)
    {
        var basket = new EditBasket();
        try
        {
            foreach (var day in string.IsNullOrEmpty(text) ? [] : JsonSerializer.Deserialize<CalendarDay[]>(text, Options) ?? [])
                if (day is { Fits: true })
                    basket.Set(day);
        }
        catch (JsonException)
        {
            return new EditBasket();
        }
        return basket;
    }

    public void Set(CalendarDay day) => days[day.Date] = day;

    public void Undo(DateOnly date) => days.Remove(date);

    /// <summary>Takes in a year's file as a whole: what it does not name is a plain day again.</summary>
    /// <returns>The years it speaks of.</returns>
    /// <exception cref="FormatException">Names the line and what is wrong with it.</exception>
    public IReadOnlyList<int> TakeIn(string file, WorkCalendar calendar)
    {
        var entries = HolidayCalendarFile.Parse(file).ToDictionary(day => day.Date);
        var years = entries.Keys.Select(date => date.Year).Distinct().Order().ToList();
        foreach (var year in years)
            for (var date = new DateOnly(year, 1, 1); date.Year == year; date = date.AddDays(1))
                if (entries.GetValueOrDefault(date, CalendarDay.Plain(date)) is var day && day != calendar.Day(date))
                    Set(day);
        return years;
    }

    public override string ToString() => JsonSerializer.Serialize(days.Values, Options);
}
