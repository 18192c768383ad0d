using System.Globalization;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>Whoever does the work, or leads the body, says how far it is. The due date and the state stay as they are.</summary>
public sealed class FileProgressNote(TaskDesk desk)
{
    private static readonly Words NotDoing = new("Chỉ người làm việc này, hoặc trưởng cơ quan, ghi tiến độ. Bạn vẫn góp ý được ở mục Trao đổi.", "Only whoever does this task, or the head of the body, files progress. You can still comment.");
    private static readonly Words Over = new("Việc đã khép lại, không ghi thêm tiến độ được.", "The task is over: no more progress can be filed.");
    private static readonly Words NotPercent = new("Phần trăm là số nguyên từ 0 tới 100; để trống nếu không ước được.", "The percentage is a whole number from 0 to 100; leave it empty if you cannot say.");
    private static readonly Words Filed = new("Đã ghi tiến độ.", "Your progress is on record.");

    /// <param name="Percent">As typed; empty for none.</param>
    public sealed record Command(string TaskId, string OperationId, string? Text, string? Percent);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, work =>
        {
            var (task, authority) = (work.Task, work.Authority);
            var doer = authority.Worker(task, actor) ?? (authority.Leads(task, actor) ? work.Outsider() : throw TaskRefusedException.Forbidden(NotDoing));
            if (task.IsFinal || task.Kind == TaskKind.Approval) throw new TaskRefusedException(TaskAnswerKind.Conflict, Over);
            var text = TaskWork.Text("text", command.Text, ProgressNote.Longest);
            var percent = Percent(command.Percent);
            work.Db.Add(new ProgressNote(task.Id, doer, text, percent, work.Now));
            work.Note("ProgressFiled", data: new { task = task.Id, percent }, texts: new Dictionary<string, string> { ["text"] = text });
            return Task.FromResult(TaskAnswer.Done(Filed));
        }, new Dictionary<string, string> { ["text"] = command.Text ?? "", ["percent"] = command.Percent ?? "" }, ct);

    /// <summary>The page asks this to show the form; the commit asks again.</summary>
    public static bool May(UserTask task, Actor actor, TaskAuthority authority) =>
        !task.IsFinal && task.Kind == TaskKind.UserTask && (authority.Worker(task, actor) is not null || authority.Leads(task, actor));

    private static int? Percent(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim().TrimEnd('%').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number
        : throw TaskRefusedException.Invalid("percent", NotPercent);
}
