using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Simulation.Reports;

/// <summary>One step of two stories side by side; null where a story does not have it.</summary>
public sealed record ComparedStep(WorkBar? Left, WorkBar? Right)
{
    public WorkBar Either => Right ?? Left!;

    public bool DueMoved => Left is not null && Right is not null && Left.Due != Right.Due;

    public bool EndMoved => Left is not null && Right is not null && (Left.EndedOn != Right.EndedOn || Left.Ending != Right.Ending);

    public bool IsSame => Left is not null && Right is not null && !DueMoved && !EndMoved && Left.OpenedOn == Right.OpenedOn && Left.Unit == Right.Unit && Left.Title == Right.Title;
}

/// <summary>How many mails one reader gets in either story.</summary>
public sealed record ComparedReader(string To, int Left, int Right);

/// <summary>
/// Two stories side by side: of two versions with the same people, or of one version with other people. Steps are matched by the
/// activity's id, the n-th time with the n-th time. <see cref="Later"/> are working days the right one ends later, negative when
/// earlier, null where one does not end.
/// </summary>
public sealed record SimulationComparison(
    SimulationReport Left, SimulationReport Right, int? Later, IReadOnlyList<ComparedStep> Steps, IReadOnlyList<ComparedReader> Readers,
    IReadOnlyList<SimulationEvent> MailsOnlyLeft, IReadOnlyList<SimulationEvent> MailsOnlyRight)
{
    public static SimulationComparison Of(SimulationReport left, SimulationReport right, WorkCalendar calendar)
    {
        var later = left.Finish is { } one && right.Finish is { } other ? calendar.WorkingDaysBetween(one, other) : (int?)null;
        var (mailsLeft, mailsRight) = (Keyed(left.Mails, mail => (mail.To, mail.Rule, mail.Activity)), Keyed(right.Mails, mail => (mail.To, mail.Rule, mail.Activity)));
        return new SimulationComparison(
            left, right, later, StepsOf(left, right),
            [.. left.Mails.Select(mail => mail.To!).Concat(right.Mails.Select(mail => mail.To!)).Distinct()
                .Select(to => new ComparedReader(to, left.Mails.Count(mail => mail.To == to), right.Mails.Count(mail => mail.To == to)))],
            [.. mailsLeft.Where(mail => !mailsRight.ContainsKey(mail.Key)).Select(mail => mail.Value)],
            [.. mailsRight.Where(mail => !mailsLeft.ContainsKey(mail.Key)).Select(mail => mail.Value)]);
    }

    private static IReadOnlyList<ComparedStep> StepsOf(SimulationReport left, SimulationReport right)
    {
        var (mine, theirs) = (Keyed(left.Bars, bar => bar.Activity), Keyed(right.Bars, bar => bar.Activity));
        return [.. mine.Keys.Concat(theirs.Keys).Distinct()
            .Select(key => new ComparedStep(mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key)))
            .OrderBy(step => step.Either.Opened).ThenBy(step => step.Left is null)];
    }

    /// <summary>The n-th of its kind has a key of its own.</summary>
    private static Dictionary<(TKey, int), T> Keyed<T, TKey>(IEnumerable<T> all, Func<T, TKey> kind)
        where TKey : notnull
    {
        Dictionary<TKey, int> seen = [];
        Dictionary<(TKey, int), T> keyed = [];
        foreach (var one in all)
            keyed[(kind(one), seen[kind(one)] = seen.GetValueOrDefault(kind(one)) + 1)] = one;
        return keyed;
    }
}
