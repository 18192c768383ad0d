using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>What an instance has lived through, from the rows around it: when its steps were opened, and which completed.</summary>
public static class LivedThrough
{
    private static readonly TaskState[] Done = [TaskState.Submitted, TaskState.Approved, TaskState.Completed, TaskState.Rejected];

    public static async Task<InstancePast> ReadAsync(WorkflowsDb db, string instanceId, CancellationToken ct)
    {
        var tasks = await db.Set<UserTask>().AsNoTracking().Where(task => task.InstanceId == instanceId).ToListAsync(ct);
        var opened = tasks.Where(task => task.IsWorkable).ToDictionary(task => task.BookmarkId, OpenedOn);
        foreach (var timer in await db.Set<TimerRow>().AsNoTracking().Where(timer => timer.InstanceId == instanceId && timer.Explanation != null).ToListAsync(ct))
            if (Explanation.FromJson(timer.Explanation!) is { Rule.Anchor: "Activated" } why)
                opened[timer.BookmarkId] = why.Anchor;
        return new InstancePast(opened,
        [
            .. from task in tasks
               where Done.Contains(task.State)
               let at = task.SubmittedAt ?? task.ClosedAt ?? task.LastAt
               orderby at
               select new CompletedStep(task.ActivityId, task.ExecutionId, VietnamTime.DateOf(at)),
        ]);
    }

    /// <summary>A later round opened later than the task; where its date counted from that day, the deadline knows it.</summary>
    private static DateOnly OpenedOn(UserTask task) =>
        task.Deadline is { Rule.Anchor: "Activated" } deadline ? deadline.Anchor : VietnamTime.DateOf(task.OpenedAt);
}
