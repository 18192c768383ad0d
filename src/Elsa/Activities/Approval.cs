using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>Somebody decides on the tasks under review. Returned goes where it is connected, else to <see cref="ReturnTo"/>.</summary>
[Activity("VanQuan", Words.Category, "Người có thẩm quyền phê duyệt, trả lại hoặc từ chối. · Whoever has the power approves, returns or rejects.", DisplayName = "Phê duyệt · Approval", Kind = ActivityKind.Action)]
[FlowNode("Approved", "Returned", "Rejected", "Overdue", "Cancelled")]
public sealed class Approval : Activity<object>
{
    private const string UnderReview = "UnderReview";

    [Input(DisplayName = "Tên việc · Title", Order = 1)]
    public Input<string> Title { get; set; } = null!;

    [Input(DisplayName = "Hướng dẫn · Instructions", UIHint = InputUIHints.MultiLine, Order = 2)]
    public Input<string?> Instructions { get; set; } = null!;

    [Input(DisplayName = "Người phê duyệt · Approvers", Description = "role:MÃ/Head, unit:MÃ, person:ID", UIHint = InputUIHints.MultiText, Order = 3)]
    public Input<object?> Approvers { get; set; } = null!;

    [Input(DisplayName = "Số người cần đồng ý · Quorum", Description = "Để trống: tất cả. · Empty: all.", Order = 4)]
    public Input<object?> Quorum { get; set; } = null!;

    [Input(DisplayName = "Hạn · Due", Description = Words.Deadline, UIHint = InputUIHints.JsonEditor, Order = 5)]
    public Input<object?> Due { get; set; } = null!;

    [Input(DisplayName = "Nhắc việc · Reminders", Order = 6)]
    public Input<object?> Reminders { get; set; } = null!;

    [Input(DisplayName = "Xét các bước · Reviews", Description = "Mã các bước giao việc được xét. · Ids of the user tasks under review.", UIHint = InputUIHints.MultiText, Order = 7)]
    public Input<object?> Reviews { get; set; } = null!;

    [Input(DisplayName = "Trả lại về bước · Return to", Order = 8)]
    public Input<string?> ReturnTo { get; set; } = null!;

    [Input(DisplayName = "Căn cứ pháp lý · Legal basis", Order = 9)]
    public Input<string?> LegalBasis { get; set; } = null!;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        var (inputs, anchors) = (Evaluated.Inputs(context), Evaluated.Anchors(turn, context));
        var spec = StepReading.Approval(inputs, due => anchors.Deadline(due, inputs.Json(due)));
        var reviewed = Activities.Reviews.Of(turn, context, turn.Definition.Activities[Id].StaticList("reviews"));
        context.SetProperty(UnderReview, string.Join('\n', reviewed.Select(task => task.ExecutionId)));
        var bookmark = context.CreateBookmark(new CreateBookmarkArgs { BookmarkId = turn.NextId(), AutoBurn = false, AutoComplete = false, Callback = OnAnsweredAsync });
        turn.Emit(id => new OpenApproval(id, turn.InstanceId, bookmark.Id, Id, context.Id, spec, [.. reviewed.Select(task => task.ExecutionId)]));
        Clocks.Pause(turn, context);
        return ValueTask.CompletedTask;
    }

    private async ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        if (turn.Event is not ResumeBookmark decided)
        {
            await Leaving.BesideAsync(turn, context);
            return;
        }
        context.SetResult(decided.Result is { } decision ? Evaluated.Given(decision) : null);
        var outcome = decided.Outcome ?? "Approved";
        var executions = UnderReviewOf(context);
        var reviewed = turn.Record.Reviewed.Where(task => executions.Contains(task.ExecutionId)).ToList();
        // The last decision counts: what was returned before and is agreed to now will be new work when it is done again.
        turn.Record.Returned.RemoveAll(task => reviewed.Exists(other => (other.ActivityId, other.Unit) == (task.ActivityId, task.Unit)));
        if (outcome == "Returned")
        {
            turn.Record.Returned.AddRange(reviewed);
            foreach (var beside in context.WorkflowExecutionContext.ActivityExecutionContexts.Where(other => other != context && other.Activity is Approval && other.Status == ActivityStatus.Running && UnderReviewOf(other).Overlaps(executions)).ToList())
                await beside.CancelActivityAsync();
            if (!turn.Definition.Activities[Id].HasConnection(outcome) && Evaluated.Inputs(context).Text("returnTo") is { Length: > 0 } target)
            {
                await Leaving.BackAsync(turn, context, [target]);
                return;
            }
        }
        Clocks.Completed(turn, context);
        await Leaving.ByAsync(turn, context, outcome);
    }

    private static HashSet<string> UnderReviewOf(ActivityExecutionContext context) =>
        [.. (context.GetProperty<string>(UnderReview) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
