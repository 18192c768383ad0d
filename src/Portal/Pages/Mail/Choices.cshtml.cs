using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Mail;

/// <summary>Which mails a person wants and when, in words: what the choices mean stands beside them before they are saved.</summary>
public sealed class ChoicesModel(WorkflowsDb db, ChooseMail choose, MailRoutes routes, WorkCalendar calendar, Visitor visitor, Say say) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DigestRhythm Digest { get; set; }

    [BindProperty(SupportsGet = true)]
    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>The kinds that come in the digest alone.</summary>
    [BindProperty(SupportsGet = true)]
    public List<MailKind> Gathered { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Quiet { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? QuietFrom { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? QuietTo { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool WorkingDaysOnly { get; set; }

    public MailChoiceFault? Fault { get; private set; }

    public IReadOnlyList<string> Sentences { get; private set; } = [];

    /// <summary>Where this person's mails go now.</summary>
    public MailRecipient? To { get; private set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = visitor.Actor.PersonId;
        var row = await db.Set<MailChoicesRow>().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == me, ct);
        Fill(row?.Chosen() ?? MailChoices.AtOnce);
        await ShowAsync(ct);
    }

    /// <summary>What the choices in the address would mean; nothing is saved.</summary>
    public IActionResult OnGetSentence() => Content(string.Join('\n', say.Choices(Typed(), calendar, visitor.Now)), "text/plain; charset=utf-8");

    public async Task<IActionResult> OnPostAsync(string op, CancellationToken ct)
    {
        var answer = await choose.RunAsync(new(op, Typed()), visitor.Actor, ct);
        if (answer.Done)
        {
            TempData["Toast"] = say["Đã lưu. Thư đang chờ cũng theo lựa chọn mới."];
            return RedirectToPage();
        }
        Fault = answer.Fault;
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Sentences = say.Choices(Typed(), calendar, visitor.Now);
        if (visitor.Staff.Find(visitor.Actor.PersonId) is { } person)
            To = (await routes.GetAsync(db, ct)).To(person, visitor.Today);
    }

    private MailChoices Typed() => new()
    {
        Digest = Digest, Day = Day, At = Time(At) ?? new TimeOnly(7, 30), WorkingDaysOnly = WorkingDaysOnly,
        GatherAssignments = Gathered.Contains(MailKind.Assignment), GatherReminders = Gathered.Contains(MailKind.Reminder), GatherNews = Gathered.Contains(MailKind.News),
        QuietFrom = Quiet ? Time(QuietFrom) ?? TimeOnly.MinValue : null, QuietTo = Quiet ? Time(QuietTo) ?? TimeOnly.MinValue : null,
    };

    private void Fill(MailChoices choices)
    {
        (Digest, Day, At, WorkingDaysOnly) = (choices.Digest, choices.Day, Text(choices.At), choices.WorkingDaysOnly);
        Gathered = [.. new[] { MailKind.Assignment, MailKind.Reminder, MailKind.News }.Where(kind => (choices with { Digest = DigestRhythm.Daily }).Gathers(kind))];
        Quiet = choices.QuietFrom is not null;
        (QuietFrom, QuietTo) = (Text(choices.QuietFrom ?? new TimeOnly(20, 0)), Text(choices.QuietTo ?? new TimeOnly(6, 30)));
    }

    private static string Text(TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, ["HH':'mm", "HH':'mm':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
