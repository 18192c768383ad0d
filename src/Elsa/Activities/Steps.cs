using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>Tells people something, by template.</summary>
[Activity("VanQuan", Words.Category, "Gửi thông báo theo mẫu. · Tells people something, by template.", DisplayName = "Thông báo · Notify")]
public sealed class Notify : CodeActivity
{
    [Input(DisplayName = "Người nhận · Recipients", UIHint = InputUIHints.MultiText, Order = 1)]
    public Input<object?> Recipients { get; set; } = null!;

    [Input(DisplayName = "Mẫu thư · Template", Order = 2)]
    public Input<string> Template { get; set; } = null!;

    [Input(DisplayName = "Dữ liệu · Data", UIHint = InputUIHints.JsonEditor, Order = 3)]
    public Input<object?> Data { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        var told = StepReading.Notify(Evaluated.Inputs(context), "", turn.InstanceId);
        turn.Emit(id => told with { OperationId = id });
        Clocks.Completed(turn, context);
    }
}

/// <summary>Waits until a deadline has run; the calendar is applied by the service, whose timers wake it.</summary>
[Activity("VanQuan", Words.Category, "Chờ đến hết một thời hạn. · Waits until a deadline has run.", DisplayName = "Chờ đến hạn · Wait until", Kind = ActivityKind.Action)]
public sealed class WaitUntil : Activity
{
    [Input(DisplayName = "Thời hạn · Deadline", Description = Words.Deadline, UIHint = InputUIHints.JsonEditor)]
    public Input<object?> Deadline { get; set; } = null!;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        var deadline = Evaluated.Anchors(turn, context).Deadline("deadline", Evaluated.Inputs(context).Json("deadline")) ?? throw new EngineFaultException("The input 'deadline' is empty.");
        var bookmark = context.CreateBookmark(new CreateBookmarkArgs { BookmarkId = turn.NextId(), AutoBurn = false, AutoComplete = false, Callback = OnPassedAsync });
        turn.Emit(id => new SetTimer(id, turn.InstanceId, bookmark.Id, Id, null, deadline));
        Clocks.Pause(turn, context);
        return ValueTask.CompletedTask;
    }

    private async ValueTask OnPassedAsync(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        if (turn.Event is not FireTimer)
        {
            await Leaving.BesideAsync(turn, context);
            return;
        }
        Clocks.Completed(turn, context);
        await context.CompleteActivityAsync();
    }
}

/// <summary>Records a value of a criterion's indicator.</summary>
[Activity("VanQuan", Words.Category, "Ghi giá trị một chỉ tiêu. · Records a value of a criterion's indicator.", DisplayName = "Ghi chỉ tiêu · Record indicator")]
public sealed class RecordIndicator : CodeActivity
{
    [Input(DisplayName = "Bộ tiêu chí · Criteria set", Order = 1)]
    public Input<string> CriteriaSet { get; set; } = null!;

    [Input(DisplayName = "Mã · Code", Order = 2)]
    public Input<string> Code { get; set; } = null!;

    [Input(DisplayName = "Đơn vị · Unit", Order = 3)]
    public Input<string> Unit { get; set; } = null!;

    [Input(DisplayName = "Giá trị · Value", Order = 4)]
    public Input<object?> Value { get; set; } = null!;

    [Input(DisplayName = "Minh chứng · Evidence", Order = 5)]
    public Input<string?> Evidence { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        var turn = context.GetRequiredService<ElsaTurn>();
        var established = StepReading.Indicator(Evaluated.Inputs(context), "", turn.InstanceId, Id);
        turn.Emit(id => established with { OperationId = id });
        Clocks.Completed(turn, context);
    }
}
