using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>One mail in the log. <see cref="Text"/> is there where the page shows it at once; else it is one click away.</summary>
public sealed record LogMail(int Number, string To, string Subject, bool Urging, string? Text);

/// <summary>What happened at one moment, and the mails that went out then.</summary>
public sealed record LogRow(DateTimeOffset At, IReadOnlyList<(Badge Badge, string Words)> Lines, IReadOnlyList<LogMail> Mails);

/// <summary>
/// The story moment by moment, a page of it at a time. Few mails are readable in place; of many, one is opened at a time, so that
/// the page stays small.
/// </summary>
public sealed class TrialLog
{
    private const int EventsAPage = 160;
    private const int MailsInPlace = 40;

    public TrialLog(IEnumerable<SimulationEvent> events, SimulatedMails mails, int page, Visitor visitor, Say say)
    {
        var pages = PagesOf(events.GroupBy(happened => happened.At));
        Pages = pages.Count;
        Page = Math.Clamp(page, 1, Pages);
        var left = MailsInPlace;
        Rows = [.. pages[Page - 1].Select(moment => new LogRow(
            moment.Key,
            [.. moment.Where(happened => happened.Kind != SimulationKind.Mail).DefaultIfEmpty(moment.First()).Select(happened => (say.Happening(happened.Kind), WordsOf(happened, visitor, say)))],
            [.. moment.Where(happened => happened.Kind == SimulationKind.Mail).Select(mail => new LogMail(
                mail.Mail!.Value, say.Address(mail.To!, visitor), mail.Subject ?? "", TrialWords.IsUrging(mail), left-- > 0 ? mails.TextOf(mail.Mail.Value) : null))]))];
    }

    public IReadOnlyList<LogRow> Rows { get; }
    public int Page { get; }
    public int Pages { get; }

    /// <summary>Whole moments, so many that a page holds about as much as one can read.</summary>
    private static List<List<IGrouping<DateTimeOffset, SimulationEvent>>> PagesOf(IEnumerable<IGrouping<DateTimeOffset, SimulationEvent>> moments)
    {
        List<List<IGrouping<DateTimeOffset, SimulationEvent>>> pages = [[]];
        var held = 0;
        foreach (var moment in moments)
        {
            if (held > 0 && held + moment.Count() > EventsAPage)
            {
                pages.Add([]);
                held = 0;
            }
            pages[^1].Add(moment);
            held += moment.Count();
        }
        return pages;
    }

    public static string WordsOf(SimulationEvent happened, Visitor visitor, Say say)
    {
        var unit = happened.Unit is { } code ? visitor.UnitName(code) : null;
        var due = happened.Due is { } date ? say["hạn {0}", Say.Date(date)] : null;
        return happened.Kind switch
        {
            SimulationKind.InstanceFinished => Joined(unit, happened.Detail is "Finished" or null ? null : say.Ended(Enum.Parse<Domain.Engine.Execution.InstanceSubStatus>(happened.Detail))),
            SimulationKind.TaskOpened or SimulationKind.TaskReopened => Joined(happened.Title, unit, due),
            SimulationKind.TaskOverdue => Joined(happened.Title, unit, due),
            SimulationKind.Returned or SimulationKind.Rejected or SimulationKind.IncidentOpened or SimulationKind.IndicatorRecorded => Joined(happened.Title, unit, happened.Detail),
            SimulationKind.InstanceStarted or SimulationKind.RoundSkipped or SimulationKind.RoundWaiting => Joined(unit, due),
            _ => Joined(happened.Title, unit),
        };
    }

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
