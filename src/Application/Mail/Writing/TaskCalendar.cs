using System.Text.Json;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Writing;

/// <summary>
/// The due date of a task as an all-day calendar entry. Each due revision replaces the entry before it (same UID, higher
/// SEQUENCE); when the task is no longer to be done, the entry is called off. Null for mails without a dated task.
/// </summary>
public sealed record TaskCalendar(string Method, string Text)
{
    public static TaskCalendar? Of(MailMessage mail, JsonElement model, MailSettings settings)
    {
        if (mail.TaskId is null || !model.TryGetProperty("task", out var task)
            || !task.TryGetProperty("time", out var time) || !time.TryGetProperty("due", out var dueText))
            return null;
        var due = dueText.Deserialize<DateOnly>();
        var over = mail.Template is "withdrawn" or "approved" or "rejected";
        var vi = mail.Language != "en";
        var entry = new CalendarEvent
        {
            Uid = $"{MailThread.RootOf(mail.TaskId)}@{settings.MessageIdHost}",
            DtStamp = new CalDateTime(mail.CreatedAt.UtcDateTime, "UTC"),
            Start = new CalDateTime(due),
            End = new CalDateTime(due.AddDays(1)),
            Sequence = task.GetProperty("dueRevision").GetInt32() * 2 + (over ? 1 : 0),
            Summary = $"{(vi ? "Hạn" : "Due")}: {task.GetProperty("title").GetString()}",
            Description = mail.Subject,
            Url = new Uri(MailLinks.Task(settings.Portal, mail.TaskId)),
            Transparency = TransparencyType.Transparent,
            Status = over ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
        var calendar = new Calendar { ProductId = "-//VanQuan.Workflows//VI", Method = over ? "CANCEL" : "PUBLISH" };
        calendar.Events.Add(entry);
        return new TaskCalendar(calendar.Method, new CalendarSerializer().SerializeToString(calendar)!);
    }
}
