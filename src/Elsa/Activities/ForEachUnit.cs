using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>Does its body once for each unit, side by side; the body knows its own as <c>CurrentUnit</c>.</summary>
[Activity("VanQuan", Words.Category, "Làm cho từng đơn vị, song song. · Does its body for each unit, side by side.", DisplayName = "Với từng đơn vị · For each unit")]
public sealed class ForEachUnit : Activity
{
    private const string Remaining = "Remaining";

    [Input(DisplayName = "Các đơn vị · Units", UIHint = InputUIHints.MultiText)]
    public Input<object?> Units { get; set; } = null!;

    [Port]
    public IActivity? Body { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var units = Evaluated.Inputs(context).Texts("units");
        context.SetProperty(Remaining, Body is null ? 0 : units.Count);
        if (Body is null || units.Count == 0)
        {
            await context.CompleteActivityAsync();
            return;
        }
        for (var i = 0; i < units.Count; i++)
            await context.ScheduleActivityAsync(Body, OnUnitCompletedAsync, tag: null, variables: [Kept("CurrentUnit", units[i]), Kept("CurrentValue", units[i]), Kept("CurrentIndex", i)]);
    }

    private static async ValueTask OnUnitCompletedAsync(ActivityCompletedContext context)
    {
        var loop = context.TargetContext;
        var remaining = loop.GetProperty<int>(Remaining) - 1;
        loop.SetProperty(Remaining, remaining);
        if (remaining == 0)
            await loop.CompleteActivityAsync();
    }

    private static Variable<T> Kept<T>(string name, T value) => new(name, value) { StorageDriverType = typeof(WorkflowInstanceStorageDriver) };
}
