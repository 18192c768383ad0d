using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>Activities that tell the world something and go on.</summary>
internal static class Messages
{
    public static void PublishEvent(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        var (name, correlation, local) = (inputs.Required("eventName"), inputs.Text("correlationId"), inputs.Truth("isLocalEvent"));
        var payload = Values.ToJson(inputs.Value("payload"));
        run.Emit(id => new PublishSignal(id, run.State.Id, name, payload, string.IsNullOrEmpty(correlation) ? null : correlation, local));
    }

    public static void SendEmail(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        var (to, subject, body) = (inputs.Texts("to"), inputs.Text("subject") ?? "", inputs.Text("body") ?? "");
        run.Emit(id => new SendMail(id, run.State.Id, to, subject, body));
    }

    public static void Notify(Run run, ActivityExecution self, ActivityNode node)
    {
        // Read before an id is taken: a step that fails uses none.
        var told = StepReading.Notify(run.InputsOf(self), "", run.State.Id);
        run.Emit(id => told with { OperationId = id });
    }

    public static void RecordIndicator(Run run, ActivityExecution self, ActivityNode node)
    {
        var established = StepReading.Indicator(run.InputsOf(self), "", run.State.Id, node.Id);
        run.Emit(id => established with { OperationId = id });
    }
}

/// <summary>Waits for a published event. As the trigger of the instance it has it already. No payload is an empty object.</summary>
internal sealed class EventBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        if (run.TakeTrigger(node) is { } trigger)
        {
            run.InputsOf(self).SetOutput("result", Values.FromJson(trigger.Payload));
            run.Complete(self);
            return;
        }
        var name = run.InputsOf(self).Required("eventName");
        var bookmark = run.Wait(self, BookmarkKind.Signal, name);
        run.Emit(id => new AwaitSignal(id, run.State.Id, bookmark.Id, name, run.State.CorrelationId));
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened)
    {
        run.InputsOf(self).SetOutput("result", Values.FromJson(((DeliverSignal)happened).Payload));
        run.Complete(self);
    }
}

/// <summary>Asks for a task by name and waits for its result.</summary>
internal sealed class RunTaskBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        var (name, payload) = (inputs.Required("taskName"), inputs.Json("payload") ?? Values.Null);
        var bookmark = run.Wait(self, BookmarkKind.RunTask, name);
        inputs.SetOutput("taskId", bookmark.Id);
        run.Emit(id => new RequestTask(id, run.State.Id, bookmark.Id, name, payload));
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened)
    {
        var answer = (ResumeBookmark)happened;
        run.InputsOf(self).SetOutput("result", answer.Result is { } result ? Values.FromJson(result) : null);
        run.Complete(self, answer.Outcome is { } outcome ? [outcome] : []);
    }
}
