using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>What a mail shows beside the task's own words; null where nobody knows it.</summary>
public sealed record TaskNames(PlanAction? Action, string? Unit, string? Subject)
{
    public string? ActionIn(string language) => Action is null ? null
        : language == "en" ? $"No. {Action.Number:00}, {Action.TitleEn ?? Action.Title}"
        : $"NV {Action.Number:00}, {Action.Title}";
}

/// <summary>Writes down what a mail shows of a task, in the reader's language, as the day of writing sees it.</summary>
public static class TaskCards
{
    private const int LongestReason = 240;

    public static TaskCard Of(UserTask task, TaskNames names, string language, DateTimeOffset now, WorkCalendar calendar)
    {
        var today = VietnamTime.DateOf(now);
        var time = task.DueDate is { } due && !task.IsPaused ? TimeLeft.At(due, today, calendar) : null;
        return new TaskCard
        {
            TaskId = task.Id,
            Title = MailText.Line(task.Title, 300),
            About = Fact(names.Subject ?? task.Subject),
            Action = Fact(names.ActionIn(language)),
            Unit = Fact(names.Unit ?? task.UnitCode),
            Deliverable = Fact(task.Deliverable),
            LegalBasis = Fact(task.LegalBasis is { } basis ? LegalBasis.InWords(basis, language) : null),
            Instructions = task.Instructions is { Length: > 0 } text ? MailText.Paragraphs(text, 2000) : null,
            Today = today,
            Time = time,
            TimeWords = time?.InWords(language),
            OriginalDue = time is not null && task.OriginalDueDate is { } original && original != time.Due ? original : null,
            DueReason = time is not null && task.DueExplanation is { } json ? Reason(Explanation.FromJson(json), language) : null,
            DueRevision = task.DueRevision,
        };
    }

    /// <summary>How it was counted, and as much of why as stays readable in a mail; the whole reason is one click away.</summary>
    private static string? Reason(Explanation explanation, string language)
    {
        var words = "";
        foreach (var line in explanation.Lines(language).Where(line => line.Topic != ExplanationTopic.Law))
            if (words.Length + line.Text.Length < LongestReason)
                words = $"{words} {line.Text}";
        return Fact(words);
    }

    private static string? Fact(string? text, int length = 300) => string.IsNullOrWhiteSpace(text) ? null : MailText.Line(text, length);
}
