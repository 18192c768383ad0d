using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Feeds;

/// <summary>
/// A calendar as iCalendar text: one all-day entry per open task on its due date. The entries bear the UID of those that came by
/// mail, and the due revision as SEQUENCE, so that a program that has both shows one.
/// </summary>
public sealed class FeedText(IOptions<MailSettings> settings, WorkCalendar calendar)
{
    public string Of(FeedContents feed)
    {
        var vi = feed.Language != "en";
        var whole = new Calendar { ProductId = "-//VanQuan.Workflows//VI", Method = "PUBLISH" };
        whole.AddProperty("X-WR-CALNAME", vi ? $"Hạn công việc: {feed.Name}" : $"Due dates: {feed.Name}");
        whole.AddProperty("X-WR-TIMEZONE", "Asia/Ho_Chi_Minh");
        whole.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var task in feed.Tasks)
            if (task.DueDate is { } due)
                whole.Events.Add(Entry(task, due, feed, vi));
        return new CalendarSerializer().SerializeToString(whole)!;
    }

    /// <summary>Changes with what the calendar says and with nothing else.</summary>
    public static string TagOf(string text) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";

    private CalendarEvent Entry(TaskListItem task, DateOnly due, FeedContents feed, bool vi)
    {
        var link = MailLinks.Task(settings.Value.Portal, task.Id);
        List<string> words = [$"{(vi ? "Hạn" : "Due")} {due:dd/MM/yyyy}, {TimeLeft.At(due, feed.Today, calendar).InWords(feed.Language)}."];
        if (task.Subject is { Length: > 0 } subject && !task.Title.Contains(subject, StringComparison.OrdinalIgnoreCase))
            words.Add(subject);
        if (feed.OfBody && task.ClaimedByName is { } holder)
            words.Add(vi ? $"Người làm: {holder}" : $"Held by: {holder}");
        words.Add(link);
        return new CalendarEvent
        {
            Uid = $"{MailThread.RootOf(task.Id)}@{settings.Value.MessageIdHost}",
            DtStamp = new CalDateTime(task.OpenedAt.UtcDateTime, "UTC"),
            Start = new CalDateTime(due),
            End = new CalDateTime(due.AddDays(1)),
            Sequence = task.DueRevision * 2,
            Summary = $"{(vi ? "Hạn" : "Due")}: {task.Title}",
            Description = string.Join('\n', words),
            Url = new Uri(link),
            Transparency = TransparencyType.Transparent,
            Status = EventStatus.Confirmed,
        };
    }
}
