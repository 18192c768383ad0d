using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Escalation;

/// <summary>Another due date, with the reminders it moves seen before it is set.</summary>
public sealed class ChangeDueModel(PreviewDueChange preview, ChangeDueDate change, Visitor visitor, Say say) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty]
    public string Op { get; set; } = Guid.NewGuid().ToString("N");

    public DueChangePreview Preview { get; private set; } = null!;

    /// <summary>Errors by field.</summary>
    public IReadOnlyDictionary<string, string> Errors => errors;

    /// <summary>Whether a date is given and can be set.</summary>
    public bool Ready => Day is { } day && day >= visitor.Today && day != Preview.Task.DueDate;

    private readonly Dictionary<string, string> errors = [];

    private DateOnly? Day => DayText.Read(Due);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Day is { } day)
        {
            var answer = await change.RunAsync(new(Id, Op, day, Reason ?? ""), visitor.Actor, ct);
            if (answer.IsDone)
            {
                TempData["Toast"] = say.Of(answer.Message);
                return LocalRedirect("/don-doc");
            }
            errors[answer.Errors is [var error, ..] ? error.Field : "due"] = say.Of(answer.Message);
        }
        return await ShowAsync(ct);
    }

    public string Left(ReminderMove move) => say.Reminder((move.Before ?? move.After)!);

    public static string At(ReminderSlot? slot) => slot is null ? "–" : Say.At(slot.At);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await preview.RunAsync(Id, Day is { } day && day >= visitor.Today ? day : null, visitor.Actor, ct) is not { } found)
            return NotFound();
        Preview = found;
        if (!string.IsNullOrEmpty(Due) && Day is null)
            errors["due"] = say["Ngày phải là ngày có thật, dạng 31/12/2022."];
        else if (Day < visitor.Today)
            errors["due"] = say["Ngày này đã qua. Chọn hôm nay ({0}) hoặc một ngày sau.", Say.Date(visitor.Today)];
        else if (Day is not null && Day == found.Task.DueDate)
            errors["due"] = say["Đây đúng là hạn hiện nay. Chọn ngày khác."];
        return Page();
    }
}
