using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using VanQuan.Workflows.Portal.Wording;
using VanQuan.Workflows.Portal.Wording.Dossiers;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>The same page's words: what stands above, beside and below the form.</summary>
public sealed partial class TaskModel
{
    public sealed record TalkLine(DateTimeOffset At, string Who, string? Unit, IReadOnlyList<(string Text, bool Named)> Parts);

    public sealed record OutcomeChoice(string Outcome, string Word, string? Then, bool Chosen);

    public sealed record HistoryLine(DateTimeOffset At, string Who, string Did, string? Reason);

    public Badge Badge { get; private set; } = null!;

    public string? Left { get; private set; }

    public string Lead { get; private set; } = "";

    public string? ActionTitle { get; private set; }

    public string? ActionLink { get; private set; }

    public DayStrip? Why { get; private set; }

    public TaskRound? Returned { get; private set; }

    public IReadOnlyList<FieldView> Fields { get; private set; } = [];

    public IReadOnlyList<(string Label, string Value)> Filled { get; private set; } = [];

    public IReadOnlyList<OutcomeChoice> Outcomes { get; private set; } = [];

    public IReadOnlyList<TalkLine> Talk { get; private set; } = [];

    public IReadOnlyList<FactView> Facts { get; private set; } = [];

    public IReadOnlyList<StepView> Steps { get; private set; } = [];

    public string? ProcedureName { get; private set; }

    public IReadOnlyList<(DateOnly Date, string Word)> ComingMails { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public IReadOnlyList<(string Address, string Name)> Receivers { get; private set; } = [];

    public string WhyNotMine { get; private set; } = "";

    public string? NextWord { get; private set; }

    /// <summary>What a kept copy in the browser is compared with: an older one than the server's is forgotten.</summary>
    public string DraftStamp => $"{Page.Task.Round}.{Page.Task.DraftSavedAt?.UtcTicks ?? 0}";

    private async Task DescribeAsync(CancellationToken ct)
    {
        var task = Page.Task;
        var around = await surroundings.ReadAsync(task, ct);
        var line = around.Line;
        (Badge, Left, ActionTitle, ActionLink) = (line.Badge, line.Left, around.ActionTitle, around.ActionLink);
        (ProcedureName, Steps, Facts) = (around.ProcedureName, around.Steps, around.Facts(Page));
        Lead = string.Join(" · ", new[] { task.UnitCode is { } unit ? say["{0} thực hiện", visitor.UnitName(unit)] : null, HolderWord(task) }.OfType<string>());
        Why = DayStrip.Of(task.DueExplanation, visitor.Today, say);
        Returned = task.Rounds.LastOrDefault(round => round.Verdict is RoundVerdict.Returned or RoundVerdict.Rejected) is { } last
            && (task.IsWorkable || last.Verdict == RoundVerdict.Rejected) ? last : null;
        Fields = FieldView.Of(Page.Form, Answer is not null && handler.Length == 0 && typed.Count > 0 ? typed : task.Draft, Answer?.Errors ?? [], say);
        Filled = [.. Page.Form.Fields.Where(field => task.Draft.ContainsKey(field.Name)).Select(field => (say.Of(field.Label), FieldView.Read(field, task.Draft[field.Name], say)))];
        var ticked = ChosenOutcome is { } chosen && task.Outcomes.Contains(chosen) ? chosen : task.Outcomes is [var first, ..] ? first : null;
        Outcomes = [.. task.Outcomes.Select(outcome => new OutcomeChoice(outcome, around.Word(outcome), around.Then(outcome), outcome == ticked))];
        Talk = [.. Page.Comments.Select(one => new TalkLine(one.At, one.ByName, null, MentionWords.Parts(one.Text, [.. one.Mentions.Select(id => Page.Mentioned.GetValueOrDefault(id, id))])))
            .Concat(task.Contributions.Select(one => new TalkLine(one.At, one.PersonName, visitor.UnitName(one.UnitCode), [(one.Text, false)]))).OrderBy(one => one.At)];
        History = [.. Page.History.Reverse().Select(one => new HistoryLine(one.At, one.PersonId == Domain.Identity.Actor.System.PersonId ? say["Hệ thống"] : one.Name, say.Verb(one.Verb) + HistoryWords.Further(one, visitor, say), one.Reason))];
        ComingMails = [.. MailsOf(task)];
        Receivers = around.Receivers;
        WhyNotMine = WhyNot(task);
        NextWord = task.State == TaskState.Submitted ? say["Đã nộp {0}; còn rút lại được cho tới khi có người quyết định.", Say.At(task.SubmittedAt ?? task.LastAt)] : null;
    }

    private string HolderWord(UserTask task) =>
        task.ClaimedByName is { } name ? say["người nhận: {0}", task.ClaimedBy == visitor.Actor.PersonId ? say["bạn"] : name]
        : task.IsWorkable ? say["chưa có người nhận"] : "";

    private string WhyNot(UserTask task) => task switch
    {
        { IsFinal: true, State: TaskState.Cancelled or TaskState.Superseded } => say["Việc này đã đóng ngày {0}.", Say.At(task.ClosedAt ?? task.LastAt)],
        { IsFinal: true } => say["Việc này đã xong ngày {0}.", Say.At(task.ClosedAt ?? task.LastAt)],
        { State: TaskState.Submitted } => say["Đã nộp, đang chờ: {0}.", string.Join(", ", Page.Approvals.Where(one => !one.IsFinal).SelectMany(one => one.Approvers).Select(one => say.Address(one, visitor)).Distinct())],
        { ClaimedByName: { } name } => say["{0} đang giữ việc này.", name],
        _ => say["Việc này giao cho: {0}.", Page.AssigneeNames.Count > 0 ? string.Join(", ", Page.AssigneeNames.Take(3)) : say.Address(task.Assignee, visitor)],
    };

    private IEnumerable<(DateOnly, string)> MailsOf(UserTask task)
    {
        if (task.DueDate is not { } due || !task.IsWorkable || task.IsPaused)
            yield break;
        var slots = ReminderSchedule.Slots(due, ReminderPolicies.Of(task), calendar, Domain.Calendar.VietnamTime.StartOf(calendar.AddWorkingDays(due > visitor.Today ? due : visitor.Today, 12)));
        foreach (var slot in slots.Where(slot => slot.At > visitor.Now).Take(5))
            yield return (Domain.Calendar.VietnamTime.DateOf(slot.At), say.Reminder(slot));
    }
}
