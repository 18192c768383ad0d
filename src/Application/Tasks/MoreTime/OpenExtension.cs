using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Tasks.MoreTime;

/// <summary>The request for more time that waits on a task, in the caller's transaction. The task itself knows whether there is one.</summary>
internal static class OpenExtension
{
    /// <summary>Null where none waits; otherwise no question is asked of the database.</summary>
    public static async Task<Extension?> FindAsync(TransitionScope scope, UserTask task, CancellationToken ct) => task.AwaitsExtension
        ? await scope.Db.Set<Extension>().FirstAsync(one => one.TaskId == task.Id && one.State == ExtensionState.Requested, ct)
        : null;

    /// <summary>The task is over or goes to somebody else: the request goes with it.</summary>
    public static async Task WithdrawAsync(TransitionScope scope, UserTask task, CancellationToken ct)
    {
        if (await FindAsync(scope, task, ct) is not { } asked) return;
        asked.Withdraw(scope.Now);
        task.AnswerExtension();
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, "ExtensionWithdrawn", data: new { task = task.Id, extension = asked.Id });
    }
}
