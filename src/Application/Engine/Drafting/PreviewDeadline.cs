using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Drafting;

/// <summary>A deadline that gives no date, in words for whoever is writing it.</summary>
public sealed class NoDueDateException(Words words) : Exception(words.En)
{
    public Words Words { get; } = words;
}

/// <summary>
/// Which date a deadline would give, before anything runs. What only a run can know (the day the step opens, the action's due
/// date, the day another step is completed) is the day the designer supposes. The calendar is the service's own.
/// </summary>
public sealed class PreviewDeadline(CalendarInForce calendars)
{
    /// <summary>Beyond these years a date is a typing error; the calendar would have to be made up day by day.</summary>
    private const int FirstYear = 1990, LastYear = 2150;

    /// <param name="supposed">The local day the anchor is taken to be; for a yearly or monthly one the day the step opens.</param>
    /// <exception cref="NoDueDateException">It is no deadline, or gives no date within reason.</exception>
    public DueDate Of(JsonElement deadline, DateOnly supposed)
    {
        var rule = Read(deadline);
        var anchor = Anchor(rule.Anchor ?? "", Reasonable(supposed));
        try
        {
            return new AnchoredDeadline(anchor, rule).Resolve(calendars.Current);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new NoDueDateException(new(
                $"Số lượng phải là số nguyên từ 0 đến {DueDate.LargestAmount}, và hạn phải nằm trong lịch.",
                $"The amount has to be a whole number from 0 to {DueDate.LargestAmount}, and the date has to lie within the calendar."));
        }
    }

    private static DeadlineRule Read(JsonElement deadline)
    {
        try
        {
            var rule = DeadlineJson.Read(deadline);
            if (Enum.IsDefined(rule.Unit) && Enum.IsDefined(rule.Direction) && Enum.IsDefined(rule.Roll))
                return rule;
        }
        catch (JsonException broken)
        {
            throw broken.Path switch
            {
                "$.amount" => new NoDueDateException(new("Số lượng phải là số nguyên.", "The amount has to be a whole number.")),
                _ => Unreadable(broken.Path),
            };
        }
        throw Unreadable(null);
    }

    private static NoDueDateException Unreadable(string? path) => new(new(
        $"Hạn này không đọc được{(path is null or "$" ? "" : $" ({path.TrimStart('$', '.')})")}.", $"This deadline cannot be read{(path is null or "$" ? "" : $" ({path.TrimStart('$', '.')})")}."));

    private static DateOnly Anchor(string anchor, DateOnly supposed)
    {
        var (kind, argument) = anchor.Split(':', 2) is [var name, var rest] ? (name, rest) : (anchor, "");
        return kind switch
        {
            "Activated" or "InstanceStarted" or "ActionDue" or "PeriodEnd" => supposed,
            "Completed" when argument.Length > 0 => supposed,
            "Completed" => throw new NoDueDateException(new("Chưa chọn bước để tính từ khi bước ấy xong.", "No step has been chosen to count from.")),
            "Variable" when argument.Length > 0 => supposed,
            "Variable" => throw new NoDueDateException(new("Chưa chọn biến ghi ngày mốc.", "No variable has been chosen that holds the date.")),
            "Date" => DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? Reasonable(date) : throw new NoDueDateException(new("Chưa chọn ngày, hoặc ngày không có thật.", "No day has been chosen, or there is no such day.")),
            "Yearly" => RecurringDay.Yearly(argument, supposed)
                ?? throw new NoDueDateException(new("Ngày hằng năm viết là ngày/tháng, ví dụ 14/12.", "A day of every year is written day/month, such as 14/12.")),
            "Monthly" => RecurringDay.Monthly(argument, supposed)
                ?? throw new NoDueDateException(new("Ngày hằng tháng là số từ 1 đến 31.", "A day of every month is a number from 1 to 31.")),
            _ => throw new NoDueDateException(new("Chưa chọn mốc để tính hạn.", "It has not been chosen what to count from.")),
        };
    }

    private static DateOnly Reasonable(DateOnly date) => date.Year is >= FirstYear and <= LastYear
        ? date : throw new NoDueDateException(new($"Ngày phải từ năm {FirstYear} đến năm {LastYear}.", $"The day has to lie between {FirstYear} and {LastYear}."));
}
