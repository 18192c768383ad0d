using Bookmark = Elsa.Workflows.Models.Bookmark;
using System.Text.Json;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;

using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.State;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Elsa.Turns;

/// <summary>
/// Tells at the end of a turn what only the state as a whole shows: waits of Elsa's own activities that began, waits that ended unanswered,
/// faults, and the end of the instance.
/// </summary>
internal static class TurnClosing
{
    public static void Close(ElsaTurn turn, WorkflowState state)
    {
        var now = state.Bookmarks.ToList();
        foreach (var incident in state.Incidents.Skip(turn.IncidentsBefore).ToList())
            turn.Emit(id => new OpenIncident(id, turn.InstanceId, turn.NextId(), incident.ActivityId, incident.Message));
        foreach (var began in now.Where(bookmark => turn.Before.All(before => before.Id != bookmark.Id)))
            Began(turn, state, began);
        var kept = state.SubStatus == WorkflowSubStatus.Cancelled ? [] : now.Select(bookmark => bookmark.Id).ToHashSet();
        foreach (var ended in turn.Before.Where(before => !kept.Contains(before.Id) && !turn.Answered.Contains(before.Id)))
            Ended(turn, ended);
        EndedAtOnce(turn, kept);
        Unpause(turn, state);
        var (status, subStatus) = (Enum.Parse<InstanceStatus>(state.Status.ToString()), Enum.Parse<InstanceSubStatus>(state.SubStatus.ToString()));
        if (status == InstanceStatus.Finished)
            Finish(turn, state, subStatus);
        turn.Close(status, subStatus);
    }

    private static void Began(ElsaTurn turn, WorkflowState state, Bookmark bookmark)
    {
        if (MomentOf(bookmark.Payload) is { } moment)
            turn.Emit(id => new SetTimer(id, turn.InstanceId, bookmark.Id, bookmark.ActivityId, moment, null));
        else if (bookmark.Payload is EventStimulus stimulus)
            turn.Emit(id => new AwaitSignal(id, turn.InstanceId, bookmark.Id, stimulus.EventName, state.CorrelationId));
        else if (ChildOf(bookmark.Payload) is { } child && turn.Effects.OfType<StartChild>().FirstOrDefault(start => start.Start.InstanceId == child) is { } start)
            turn.Amend(start, start with { Start = start.Start with { Parent = start.Start.Parent! with { BookmarkId = bookmark.Id } } });
        else if (bookmark.Payload is RunTaskStimulus task && turn.Effects.OfType<RequestTask>().FirstOrDefault(request => request.BookmarkId == task.TaskId) is { } request)
            turn.Amend(request, request with { BookmarkId = bookmark.Id });
    }

    private static void Ended(ElsaTurn turn, Bookmark bookmark)
    {
        const string reason = "the step ended";
        if (bookmark.Name is ActivityTypes.UserTask or ActivityTypes.Approval or "Elsa.RunTask")
            turn.Emit(id => new CloseTask(id, turn.InstanceId, bookmark.Id, turn.Event is CancelInstance cancel ? cancel.Reason : turn.Event is CancelBookmark drop ? drop.Reason : reason));
        else if (bookmark.Name is "VanQuan.WaitUntil" or "Elsa.Delay" or "Elsa.StartAt" or "Elsa.Timer" or "Elsa.Cron")
            turn.Emit(id => new ClearTimer(id, turn.InstanceId, bookmark.Id));
        else if (bookmark.Name == "Elsa.Event")
            turn.Emit(id => new ClearSignal(id, turn.InstanceId, bookmark.Id));
    }

    /// <summary>What was asked for in this very turn and is waited for no longer: a race that another branch won, an end reached beside it.</summary>
    private static void EndedAtOnce(ElsaTurn turn, HashSet<string> kept)
    {
        const string reason = "the step ended";
        foreach (var asked in turn.Effects.ToList())
            switch (asked)
            {
                case OpenTask { BookmarkId: var task } when !kept.Contains(task):
                    turn.Emit(id => new CloseTask(id, turn.InstanceId, task, reason));
                    break;
                case OpenApproval { BookmarkId: var approval } when !kept.Contains(approval):
                    turn.Emit(id => new CloseTask(id, turn.InstanceId, approval, reason));
                    break;
                case RequestTask { BookmarkId: var request } when !kept.Contains(request):
                    turn.Emit(id => new CloseTask(id, turn.InstanceId, request, reason));
                    break;
                case SetTimer { BookmarkId: var timer } when !kept.Contains(timer):
                    turn.Emit(id => new ClearTimer(id, turn.InstanceId, timer));
                    break;
            }
    }

    private static void Unpause(ElsaTurn turn, WorkflowState state)
    {
        var open = state.ActivityExecutionContexts.Select(context => context.Id).ToHashSet();
        foreach (var (execution, activity) in turn.Record.Pausing.Where(paused => !open.Contains(paused.Key) || state.Status == WorkflowStatus.Finished).ToList())
        {
            turn.Record.Pausing.Remove(execution);
            turn.Emit(id => new ResumeClock(id, turn.InstanceId, activity));
        }
    }

    private static void Finish(ElsaTurn turn, WorkflowState state, InstanceSubStatus subStatus)
    {
        turn.Emit(id => new FinishInstance(id, turn.InstanceId, subStatus));
        if (turn.Record.Parent is { BookmarkId: { } bookmark } parent)
        {
            var output = state.Output.ToDictionary(given => given.Key, given => JsonSerializer.SerializeToElement(given.Value));
            turn.Emit(id => new ReturnToParent(id, turn.InstanceId, parent.InstanceId, new ReturnFromChild(id, bookmark, turn.InstanceId, subStatus, output)));
        }
    }

    /// <summary>Waits of Elsa's own timers; ours name a deadline and are told by the step itself.</summary>
    private static DateTimeOffset? MomentOf(object? payload) => payload switch
    {
        DelayPayload delay => delay.ResumeAt,
        StartAtPayload start => start.ExecuteAt,
        TimerBookmarkPayload timer => timer.ResumeAt,
        CronBookmarkPayload cron => cron.ExecuteAt,
        _ => null,
    };

    private static string? ChildOf(object? payload) => payload switch
    {
        DispatchWorkflowStimulus dispatched => dispatched.ChildInstanceId,
        ExecuteWorkflowStimulus executed => executed.ChildInstanceId,
        _ => null,
    };
}
