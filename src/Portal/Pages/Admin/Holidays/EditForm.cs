using Microsoft.AspNetCore.Http;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Holidays;

/// <summary>What an administrator typed on the page that edits the calendar, and what is wrong with it, field by field.</summary>
public sealed class EditForm
{
    private const int LongestRange = 31;

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public DayKind Kind { get; set; } = DayKind.Holiday;

    public string? Name { get; set; }

    public DayStanding Standing { get; set; } = DayStanding.Checked;

    public string? Source { get; set; }

    public DateOnly? Off { get; set; }

    public DateOnly? Worked { get; set; }

    public string? SwapSource { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>By the field's name.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>Weekdays of the range become days off; weekends in it stay what they are.</summary>
    public IReadOnlyList<CalendarDay> DaysOff(Say say)
    {
        if (From is not { } from)
            Errors["From"] = say["Chọn ngày đầu."];
        if (string.IsNullOrWhiteSpace(Name))
            Errors["Name"] = say["Ghi tên ngày nghỉ, ví dụ Quốc khánh."];
        if (To < From || To?.DayNumber - From?.DayNumber > LongestRange)
            Errors["To"] = say["Ngày cuối không trước ngày đầu và cách không quá {0} ngày.", LongestRange];
        if (Errors.Count > 0)
            return [];
        var days = Enumerable.Range(0, (To ?? From)!.Value.DayNumber - From!.Value.DayNumber + 1).Select(i => From.Value.AddDays(i))
            .Select(date => new CalendarDay(date, Kind, Named(Name!.Trim()), Standing, Source?.Trim())).Where(day => day.Fits).ToList();
        if (days.Count == 0)
            Errors["From"] = say["Những ngày này là cuối tuần, vốn đã nghỉ."];
        return days;
    }

    /// <summary>One day off against one Saturday worked; both entries name the other day.</summary>
    public IReadOnlyList<CalendarDay> Swap(Say say)
    {
        if (Off is not { } off || off.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            Errors["Off"] = say["Chọn một ngày từ thứ Hai đến thứ Sáu."];
        if (Worked is not { DayOfWeek: DayOfWeek.Saturday })
            Errors["Worked"] = say["Chọn một ngày thứ Bảy."];
        return Errors.Count > 0 ? [] :
        [
            new(Off!.Value, DayKind.SwapOff, $"hoán đổi sang {Worked!.Value.Day}/{Worked.Value.Month}", DayStanding.Checked, SwapSource?.Trim()),
            new(Worked.Value, DayKind.WorkingSaturday, $"làm bù cho {Off.Value.Day}/{Off.Value.Month}", DayStanding.Checked, SwapSource?.Trim()),
        ];
    }

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    private string Named(string name) => Kind switch
    {
        DayKind.CompensatoryOff when !name.StartsWith("nghỉ bù", StringComparison.OrdinalIgnoreCase) => "nghỉ bù " + name,
        DayKind.SwapOff when !name.StartsWith("hoán đổi", StringComparison.OrdinalIgnoreCase) => "hoán đổi sang " + name,
        _ => name,
    };
}
