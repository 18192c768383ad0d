using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// Urges whoever a task is with by a mail of its own, in between the reminders that go out by themselves. A person is urged
/// about a task at most once a day, whoever urges: the ledger's key says so.
/// </summary>
public sealed class UrgeTask(TaskDesk desk, MailDispatch dispatch, TaskNamesSource names, CalendarInForce calendars)
{
    /// <summary>The rule's name in the ledger; its slot is the start of the local day.</summary>
    public const string Rule = "urged";

    private const int LongestLine = 500;

    private static readonly Words MayNot = new("Chỉ bên giao việc, trưởng cơ quan giữ việc, cơ quan thường trực hoặc quản trị đôn đốc được.", "Only the assigning side, the head of the body that has it, the standing body or an administrator can urge.");
    private static readonly Words Nobody = new("Nơi giữ việc này hiện không có ai để đôn đốc. Hãy giao lại.", "Nobody holds the post this task is with. Reassign it.");

    /// <param name="Line">What to add in one's own words; may be empty.</param>
    public sealed record Command(string TaskId, string OperationId, string? Line);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var (task, authority) = (work.Task, work.Authority);
            if (!May(task, actor, authority)) throw TaskRefusedException.Forbidden(MayNot);
            if (!task.IsWorkable) throw new TaskRefusedException(TaskAnswerKind.Conflict, RaceWords.Of(task, actor.PersonId, work.Now));
            var line = string.IsNullOrWhiteSpace(command.Line) ? null : TaskWork.Text("line", command.Line, LongestLine);
            var audience = TaskAudience.Of(task, authority.Staff, authority.On);
            if (audience.Count == 0) throw new TaskRefusedException(TaskAnswerKind.Conflict, Nobody);
            var day = VietnamTime.StartOf(authority.On);
            var told = await work.Db.Set<ReminderLedgerEntry>().AsNoTracking()
                .Where(entry => entry.TaskId == task.Id && entry.Rule == Rule && entry.Slot == day).ToListAsync(work.Ct);
            var left = audience.Where(person => !told.Exists(entry => entry.Recipient == person.Id)).ToList();
            if (left.Count == 0) throw new TaskRefusedException(TaskAnswerKind.Conflict, Already(audience, told));

            await WriteAsync(work, left, day, actor.Name, line);
            work.Note("TaskUrged", line, new { task = task.Id, to = left.Select(person => person.Id) });
            return TaskAnswer.Done(Done(left));
        }, new Dictionary<string, string> { ["line"] = command.Line ?? "" }, ct);

    /// <summary>The board asks this to show the button; the commit asks again.</summary>
    public static bool May(UserTask task, Actor actor, TaskAuthority authority) =>
        authority.Directs(task, actor) || authority.Leads(task, actor) || EscalationReach.Stands(authority.Staff, actor.PersonId, authority.On);

    private async Task WriteAsync(TaskWork work, IReadOnlyList<StaffMember> people, DateTimeOffset day, string by, string? line)
    {
        var (task, now) = (work.Task, work.Now);
        var known = await names.OfAsync(work.Db, task, work.Ct);
        foreach (var person in people)
        {
            var card = TaskCards.Of(task, known, person.Language, now, calendars.Current);
            var mail = await dispatch.SendAsync(work.Db, new TaskContents(task, calendars.Current, now).Urged(card, by, line), person, task, now, work.Ct);
            work.Db.Append(new ReminderLedgerEntry(task.Id, task.DueRevision, Rule, day, person.Id, ReminderState.Sent, now, mail.Id, mail.HeldUntil, mail.Route));
        }
    }

    private static Words Already(IReadOnlyList<StaffMember> audience, List<ReminderLedgerEntry> told)
    {
        var (who, at) = (Names(audience), told.Max(entry => entry.RecordedAt).ToOffset(VietnamTime.Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        return new(
            $"Hôm nay đã đôn đốc {who} về việc này lúc {at}: mỗi người nhận nhiều nhất một thư đôn đốc một ngày. Ngày mai đôn đốc lại được; hôm nay hãy gọi điện hoặc giao lại.",
            $"{who} was urged about this task today at {at}: one urging a day at most. Urge again tomorrow; today telephone, or reassign it.");
    }

    private static Words Done(IReadOnlyList<StaffMember> people) =>
        new($"Đã đôn đốc {Names(people)}. Thư đã vào hàng gửi, ghi vào nhật ký.", $"{Names(people)} urged. The mail is on its way, and the log has a line of it.");

    private static string Names(IReadOnlyList<StaffMember> people) =>
        string.Join(", ", people.Take(3).Select(person => person.Name)) + (people.Count > 3 ? $" +{people.Count - 3}" : "");
}
