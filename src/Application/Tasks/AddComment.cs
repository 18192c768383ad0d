using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>Says something about a task, in whatever state it is. Everybody concerned may; people named with @ get a mail.</summary>
public sealed class AddComment(TaskDesk desk, TaskMessages messages)
{
    /// <param name="Mentions">Ids of the people chosen from the page's list; one whose name is no longer in the text is left out.</param>
    public sealed record Command(string TaskId, string OperationId, string Text, IReadOnlyList<string>? Mentions = null);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            if (!work.Authority.Concerns(work.Task, actor) && !await ReviewsAsync(work, actor)) throw TaskRefusedException.Forbidden(DeskWords.NotConcerned);
            var text = TaskWork.Text("text", command.Text, TaskComment.Longest);
            var (named, barred) = Mentions.In(text, command.Mentions ?? [], work.Task, text.Contains('@', StringComparison.Ordinal) ? await ApprovalsAsync(work) : [], work.Authority);
            work.Db.Add(new TaskComment(work.Task.Id, work.Task.Round, work.Outsider(), text, work.Now, [.. named.Select(one => one.Id)]));
            work.Note("TaskCommented", data: named.Count == 0 ? null : new { task = work.Task.Id, round = work.Task.Round, mentions = named.Select(one => one.Id) },
                texts: new Dictionary<string, string> { ["text"] = text });
            await messages.MentionedAsync(work.Scope, work.Task, [.. named.Where(one => one.Id != actor.PersonId)], actor.Name, text, work.Ct);
            return TaskAnswer.Done(Answer(named, barred));
        }, new Dictionary<string, string> { ["text"] = command.Text }, ct);

    private static Words Answer(IReadOnlyList<StaffMember> named, IReadOnlyList<StaffMember> barred) =>
        barred.Count > 0 ? DeskWords.CommentedNotMentioned(string.Join(", ", barred.Select(one => one.Name)))
        : named.Count > 0 ? DeskWords.CommentedMentioned(string.Join(", ", named.Select(one => one.Name)))
        : DeskWords.Commented;

    private static async Task<bool> ReviewsAsync(TaskWork work, Actor actor) =>
        (await ApprovalsAsync(work)).Any(approval => work.Authority.Concerns(approval, actor));

    private static Task<List<UserTask>> ApprovalsAsync(TaskWork work) =>
        work.Db.Set<UserTask>().AsNoTracking().Where(t => t.InstanceId == work.Task.InstanceId && t.Kind == TaskKind.Approval).ToListAsync(work.Ct);
}
