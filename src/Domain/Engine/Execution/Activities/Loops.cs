using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>A loop whose rounds follow each other. A Break ends it.</summary>
internal abstract class LoopBehaviour : Behaviour
{
    public override bool IsLoop => true;

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes) => Round(run, self, node);

    protected abstract void Round(Run run, ActivityExecution self, ActivityNode node);
}

internal sealed class WhileBehaviour : LoopBehaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node) => Round(run, self, node);

    protected override void Round(Run run, ActivityExecution self, ActivityNode node)
    {
        if (!self.Breaking && node.Body is { } body && run.InputsOf(self).Holds("condition"))
            run.Schedule(body, self);
        else
            run.Complete(self);
    }
}

/// <summary>From start to end by a step, the end included unless <c>outerBoundInclusive</c> is false. Bounds are evaluated once.</summary>
internal sealed class ForBehaviour : LoopBehaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        if (inputs.IsImagined("start") || inputs.IsImagined("end") || inputs.IsImagined("step"))
        {
            self.Items = JsonSerializer.SerializeToElement<int[]>([inputs.Choose("0", "1", "2"), 1, 1]);
            Round(run, self, node);
            return;
        }
        var step = inputs.Whole("step", 1);
        self.Items = JsonSerializer.SerializeToElement<int[]>([inputs.Whole("end"), step, inputs.Truth("outerBoundInclusive", true) ? 1 : 0]);
        self.Index = inputs.Whole("start") - step;
        Round(run, self, node);
    }

    protected override void Round(Run run, ActivityExecution self, ActivityNode node)
    {
        var (end, step, inclusive) = (self.Items!.Value[0].GetInt32(), self.Items.Value[1].GetInt32(), self.Items.Value[2].GetInt32() == 1);
        var current = self.Index += step;
        var within = step >= 0 ? inclusive ? current <= end : current < end : inclusive ? current >= end : current > end;
        if (self.Breaking || !within || node.Body is not { } body)
        {
            run.Complete(self);
            return;
        }
        run.InputsOf(self).SetOutput("currentValue", current);
        run.Schedule(body, self, new() { ["CurrentValue"] = Values.ToJson(current) });
    }
}

/// <summary>Item after item. The list is evaluated once.</summary>
internal sealed class ForEachBehaviour : LoopBehaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        self.Items = JsonSerializer.SerializeToElement(run.InputsOf(self).Items("items"));
        Round(run, self, node);
    }

    protected override void Round(Run run, ActivityExecution self, ActivityNode node)
    {
        var items = self.Items!.Value;
        if (self.Breaking || self.Index >= items.GetArrayLength() || node.Body is not { } body)
        {
            run.Complete(self);
            return;
        }
        var current = items[self.Index];
        run.InputsOf(self).SetOutput("currentValue", Values.FromJson(current));
        run.Schedule(body, self, new() { ["CurrentIndex"] = Values.ToJson(self.Index), ["CurrentValue"] = current });
        self.Index++;
    }
}

/// <summary>All items side by side, each with its own body. A Break ends nothing here and goes on outwards. With a unit variable: ForEachUnit.</summary>
internal sealed class ParallelForEachBehaviour(string itemsInput, string? unitVariable) : Behaviour
{
    public override bool IsLoop => true;

    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var inputs = run.InputsOf(self);
        var items = unitVariable is null || inputs.IsImagined(itemsInput) ? inputs.Items(itemsInput) : [.. inputs.Texts(itemsInput).Select(unit => Values.ToJson(unit))];
        self.Remaining = node.Body is null ? 0 : items.Count;
        for (var i = 0; i < self.Remaining; i++)
        {
            var given = new Dictionary<string, JsonElement> { ["CurrentValue"] = items[i], ["CurrentIndex"] = Values.ToJson(i) };
            if (unitVariable is not null)
                given[unitVariable] = items[i];
            run.Schedule(node.Body!, self, given);
        }
        if (self.Remaining == 0)
            run.Complete(self);
    }

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
        if (--self.Remaining == 0)
            run.Complete(self);
    }
}
