using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Holidays;

/// <summary>A year of the holiday calendar: what every day is, and who edited it last.</summary>
public sealed class YearModel(WorkCalendar calendar, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public const int First = 2000, Last = 2100;

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Asked { get; set; }

    public int Year { get; private set; }

    public IReadOnlyList<MonthView> Months { get; private set; } = [];

    public bool IsComputed { get; private set; }

    public int DaysOff { get; private set; }

    public (string Who, DateTimeOffset At, string? Why)? LastEdit { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Year = Math.Clamp(Asked ?? visitor.Today.Year, First, Last);
        Months = MonthView.OfYear(Year, calendar, visitor.Today, say);
        IsComputed = calendar.IsComputed(Year);
        DaysOff = Enumerable.Range(0, 366).Select(i => new DateOnly(Year, 1, 1).AddDays(i)).Count(date => date.Year == Year && calendar.Day(date) is { IsPlain: false, IsWorking: false });
        var line = await db.Set<AuditLine>().AsNoTracking().Where(line => line.Chain == AuditChain.Calendar && line.Verb == "CalendarEdited")
            .OrderByDescending(line => line.Sequence).FirstOrDefaultAsync(ct);
        if (line is not null)
            LastEdit = (visitor.Staff.NameOf(line.ActorId), line.At, PersonalTexts.Read(line.Texts).GetValueOrDefault("reason")?.Text);
    }

    /// <summary>The year as a file that can be taken in elsewhere, or here again after a correction.</summary>
    public FileContentResult OnGetFile()
    {
        var year = Math.Clamp(Asked ?? visitor.Today.Year, First, Last);
        var days = Enumerable.Range(0, 366).Select(i => calendar.Day(new DateOnly(year, 1, 1).AddDays(i))).Where(day => day.Date.Year == year && !day.IsPlain);
        return File(Encoding.UTF8.GetBytes(HolidayCalendarFile.Write(days)), "text/csv; charset=utf-8", $"lich-{year}.csv");
    }
}
