using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>When Elsa's timer activities go on. Null: at once.</summary>
internal static class Timers
{
    public static DateTimeOffset? Delay(Run run, Inputs inputs) =>
        inputs.Value("timeSpan", "TimeSpan") is TimeSpan span ? span > TimeSpan.Zero ? run.Now + span : null : run.Now + TimeSpan.FromMinutes(1);

    public static DateTimeOffset? StartAt(Run run, Inputs inputs) =>
        inputs.Value("dateTime", "DateTimeOffset") is DateTimeOffset at && at > run.Now ? at : null;

    public static DateTimeOffset? Interval(Run run, Inputs inputs) =>
        run.Now + (inputs.Value("interval", "TimeSpan") is TimeSpan span && span > TimeSpan.Zero ? span : TimeSpan.FromMinutes(1));

    public static DateTimeOffset? Cron(Run run, Inputs inputs) => CronSchedule.Parse(inputs.Required("cronExpression")).Next(run.LocalNow);
}

/// <summary>Waits for a moment. As the trigger of the instance its moment has come.</summary>
internal sealed class TimerBehaviour(Func<Run, Inputs, DateTimeOffset?> moment) : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        if (run.TakeTrigger(node) is null && moment(run, run.InputsOf(self)) is { } at)
        {
            var bookmark = run.Wait(self, BookmarkKind.Timer);
            run.Emit(id => new SetTimer(id, run.State.Id, bookmark.Id, node.Id, at, null));
        }
        else
            run.Complete(self);
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened) => run.Complete(self);
}

/// <summary>Waits until a deadline has run; the calendar is applied below the engine.</summary>
internal sealed class WaitUntilBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var deadline = Deadlines.Read(run, run.InputsOf(self), "deadline") ?? throw new EngineFaultException("The input 'deadline' is empty.");
        var bookmark = run.Wait(self, BookmarkKind.Timer);
        run.Emit(id => new SetTimer(id, run.State.Id, bookmark.Id, node.Id, null, deadline));
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened) => run.Complete(self);
}
