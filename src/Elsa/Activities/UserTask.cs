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

/// <summary>Somebody has something to do; goes on when it is submitted. The JSON is that of docs/activities.md.</summary>
[Activity("VanQuan", Words.Category, "Một người hoặc một cơ quan làm một việc, có hạn và nhắc việc. · A person or a body does something by a date, with reminders.", DisplayName = "Giao việc · User task", Kind = ActivityKind.Action)]
[FlowNode("Done", "Overdue", "Cancelled")]
public sealed class UserTask : Activity<object>
{
    [Input(DisplayName = "Tên việc · Title", Description = "Người nhận đọc thấy trong thư và danh sách việc. · What people read in mails and lists.", Order = 1)]
    public Input<string> Title { get; set; } = null!;

    [Input(DisplayName = "Hướng dẫn · Instructions", UIHint = InputUIHints.MultiLine, Order = 2)]
    public Input<string?> Instructions { get; set; } = null!;

    [Input(DisplayName = "Giao cho · Assignee", Description = "unit:MÃ, role:MÃ/Head, person:ID", Order = 3)]
    public Input<string> Assignee { get; set; } = null!;

    [Input(DisplayName = "Cơ quan phối hợp · Cooperating bodies", UIHint = InputUIHints.MultiText, Order = 4)]
    public Input<object?> Cooperating { get; set; } = null!;

    [Input(DisplayName = "Hạn · Due", Description = Words.Deadline, UIHint = InputUIHints.JsonEditor, Order = 5)]
    public Input<object?> Due { get; set; } = null!;

    [Input(DisplayName = "Nhắc việc · Reminders", Description = "Tên một chính sách, hoặc chính sách dạng JSON. · A policy's name, or a policy as JSON.", Order = 6)]
    public Input<object?> Reminders { get; set; } = null!;

    [Input(DisplayName = "Biểu mẫu · Form fields", UIHint = InputUIHints.JsonEditor, Order = 7)]
    public Input<object?> Form { get; set; } = null!;

    [Input(DisplayName = "Số tệp minh chứng · Evidence files required", Order = 8)]
    public Input<object?> EvidenceRequired { get; set; } = null!;

    [Input(DisplayName = "Sản phẩm · Deliverable", Order = 9)]
    public Input<string?> Deliverable { get; set; } = null!;

    [Input(DisplayName = "Căn cứ pháp lý · Legal basis", Order = 10)]
    public Input<string?> LegalBasis { get; set; } = null!;

    [Input(DisplayName = "Các kết quả · Outcomes", UIHint = InputUIHints.DynamicOutcomes, Order = 11)]
    public Input<object?> Outcomes { get; set; } = null!;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        var (inputs, anchors) = (Evaluated.Inputs(context), Evaluated.Anchors(turn, context));
        var spec = StepReading.Task(inputs, due => anchors.Deadline(due, inputs.Json(due)));
        var unit = Reviews.UnitOf(context);
        var reopened = turn.Record.Returned.Find(task => task.ActivityId == Id && task.Unit == unit);
        if (reopened is not null)
            turn.Record.Returned.Remove(reopened);
        var bookmark = context.CreateBookmark(new CreateBookmarkArgs { BookmarkId = turn.NextId(), AutoBurn = false, AutoComplete = false, Callback = OnAnsweredAsync });
        turn.Emit(id => new OpenTask(id, turn.InstanceId, bookmark.Id, Id, context.Id, spec, turn.Definition.Facts.Reviewed.Contains(Id), reopened?.ExecutionId));
        Clocks.Pause(turn, context);
        return ValueTask.CompletedTask;
    }

    private async ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        if (turn.Event is not ResumeBookmark submitted)
        {
            await Leaving.BesideAsync(turn, context);
            return;
        }
        context.SetResult(submitted.Result is { } form ? Evaluated.Given(form) : null);
        Reviews.Completed(turn, context);
        await Leaving.ByAsync(turn, context, submitted.Outcome ?? "Done");
    }
}
