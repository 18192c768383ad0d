using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>
/// Runs one use case on one task in one transaction: the task and the rights are read inside it, a refusal rolls it back
/// and becomes an answer in words that carries back what the person typed.
/// </summary>
public sealed class TaskDesk(Transition transition, StaffDirectorySource staff)
{
    private static readonly Func<WorkflowsDb, string, CancellationToken, Task<UserTask?>> ById = EF.CompileAsyncQuery(
        (WorkflowsDb db, string id, CancellationToken ct) => db.Set<UserTask>().FirstOrDefault(task => task.Id == id));

    public async Task<TaskAnswer> RunAsync(
        string taskId, string operationId, Actor actor, Func<TaskWork, Task<TaskAnswer>> use,
        IReadOnlyDictionary<string, string>? typed, CancellationToken ct, [CallerFilePath] string useCase = "")
    {
        // One file is one use case: the same id from somebody else, or for something else, is another operation.
        var operation = $"{Path.GetFileNameWithoutExtension(useCase)}/{actor.PersonId}/{operationId}";
        try
        {
            return await transition.RunAsync(actor, operation, async scope =>
            {
                var task = await ById(scope.Db, taskId, ct)
                    ?? throw new TaskRefusedException(TaskAnswerKind.NotFound, DeskWords.NotFound);
                var directory = await staff.GetAsync(scope.Db, ct);
                var work = new TaskWork(scope, task, operation, new TaskAuthority(directory, VietnamTime.DateOf(scope.Now)), ct);
                try
                {
                    return await use(work);
                }
                catch (IllegalTaskMoveException illegal)
                {
                    var moved = illegal.TaskId == task.Id ? task : scope.Db.Set<UserTask>().Local.First(t => t.Id == illegal.TaskId);
                    throw new TaskRefusedException(TaskAnswerKind.Conflict, RaceWords.Of(moved, actor.PersonId, scope.Now));
                }
            }, ct);
        }
        catch (TaskRefusedException refused)
        {
            return new TaskAnswer(refused.Kind, refused.Words, refused.Errors, typed ?? TaskAnswer.NothingTyped);
        }
    }
}
