using Microsoft.AspNetCore.Mvc;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Tasks.MoreTime;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The buttons that move a due date: by the assigning side at once, or asked for and decided.</summary>
public sealed partial class TaskModel
{
    /// <summary>The request for more time that waits for a decision.</summary>
    public Extension? Asked => Page.Extensions.FirstOrDefault(one => one.State == ExtensionState.Requested);

    /// <summary>Granted and refused requests, the oldest first: the date's own history.</summary>
    public IEnumerable<Extension> Decided => Page.Extensions.Where(one => one.State is ExtensionState.Granted or ExtensionState.Refused);

    public Task<IActionResult> OnPostDueAsync(string op, string? due, string? reason, CancellationToken ct) =>
        OnDayAsync("due", due, reason, date => desks.ChangeDue.RunAsync(new(Id, op, date, reason ?? ""), visitor.Actor, ct), ct);

    public Task<IActionResult> OnPostAskExtensionAsync(string op, string? due, string? reason, CancellationToken ct) =>
        OnDayAsync("ask", due, reason, date => desks.AskExtension.RunAsync(new(Id, op, date, reason ?? ""), visitor.Actor, ct), ct);

    public Task<IActionResult> OnPostGrantExtensionAsync(string op, string? due, string? reason, CancellationToken ct) =>
        OnDayAsync("decide", due, reason, date => desks.DecideExtension.RunAsync(new(Id, op, date, reason), visitor.Actor, ct), ct);

    public Task<IActionResult> OnPostRefuseExtensionAsync(string op, string? reason, CancellationToken ct) =>
        TellAsync(desks.DecideExtension.RunAsync(new(Id, op, null, reason), visitor.Actor, ct), ct, "decide", reason);

    public Task<IActionResult> OnPostWithdrawExtensionAsync(string op, CancellationToken ct) =>
        TellAsync(desks.WithdrawExtension.RunAsync(new(Id, op), visitor.Actor, ct), ct);

    private Task<IActionResult> OnDayAsync(string form, string? day, string? reason, Func<DateOnly, Task<TaskAnswer>> use, CancellationToken ct) =>
        TellAsync(DayText.Read(day) is { } date
            ? use(date)
            : Task.FromResult(Answers.Unfinished("Hạn mới phải là ngày có thật, dạng 31/12/2022.", "The new due date has to be a real date, such as 31/12/2022.")), ct, form, reason);
}
