using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Mail.Digest;

/// <summary>
/// What a digest says: the work as it stands at that moment, in the groups of "my work", and the mails it speaks for. A reminder
/// that waited and whose work is done by now says nothing any more.
/// </summary>
public sealed class DigestContents(StaffDirectorySource directory, CalendarInForce calendars)
{
    /// <param name="since">The last digest: what is new is new since then.</param>
    /// <param name="waiting">The mails it speaks for.</param>
    public async Task<DigestMail> OfAsync(
        WorkflowsDb db, StaffMember person, bool weekly, DateTimeOffset since, IReadOnlyList<MailMessage> waiting, DateTimeOffset now, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(now);
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        var reminded = waiting.Where(mail => mail.Template == "reminder" && mail.TaskId is not null).Select(mail => mail.TaskId!).ToHashSet();
        var addresses = (await directory.GetAsync(db, ct)).AddressesOf(person.Id, today);
        var open = await db.Set<UserTask>().AsNoTracking().Naming(addresses, person.Id, db.Set<TaskParty>())
            .Where(task => task.State == TaskState.Open || task.State == TaskState.Claimed)
            .Where(task => task.Kind == TaskKind.Approval || task.ClaimedBy == null || task.ClaimedBy == person.Id)
            .Where(task => task.Kind == TaskKind.Approval || task.OpenedAt > since || reminded.Contains(task.Id) || (task.DueDate <= sunday && task.PausedSince == null))
            .OrderBy(task => task.DueDate == null).ThenBy(task => task.DueDate).ThenBy(task => task.Title)
            .Select(task => new Item(task.Id, task.Kind, task.Title, task.Subject, task.DueDate, task.PausedSince != null, task.OpenedAt)).ToListAsync(ct);
        var work = open.Where(task => task.Kind == TaskKind.UserTask).ToList();
        var counted = work.Where(task => !task.Paused && task.Due is not null).ToList();
        var near = counted.Where(task => task.Due <= sunday || reminded.Contains(task.Id)).ToList();
        return new DigestMail(
            today, weekly,
            Section(near.Where(task => task.Due < today)), Section(near.Where(task => task.Due == today)), Section(near.Where(task => task.Due > today)),
            Section(open.Where(task => task.Kind == TaskKind.Approval)), Section(work.Where(task => task.OpenedAt > since).Except(near)),
            [.. waiting.Where(mail => mail.Template is not ("reminder" or "assigned")).Select(mail => new DigestNews(mail.Subject, mail.TaskId))]);

        DigestSection Section(IEnumerable<Item> tasks) => DigestSection.Of([.. tasks.Select(task => new DigestLine(
            task.Id, MailText.Line(MailSubject.What(task.Title, task.Subject), 200), task.Due,
            task.Due is { } due && !task.Paused ? TimeLeft.At(due, today, calendars.Current).InWords(person.Language) : null))]);
    }

    private sealed record Item(string Id, TaskKind Kind, string Title, string? Subject, DateOnly? Due, bool Paused, DateTimeOffset OpenedAt);
}
