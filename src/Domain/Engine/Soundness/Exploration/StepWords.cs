using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>Turns what happened into the steps of a counter-example, in words.</summary>
internal static class StepWords
{
    public static IReadOnlyList<string> Standing(InstanceState state) =>
        [.. state.Bookmarks.Select(bookmark => bookmark.ActivityId).Concat(state.Incidents.Select(incident => incident.ActivityId)).Order(StringComparer.Ordinal)];

    public static CounterStep Step(WorkflowDefinition definition, Happening happening, IReadOnlyList<string> standing) =>
        new(happening.Kind, happening.Activity, happening.Outcome, standing, Words(definition, happening)) { Nth = happening.Nth };

    private static BilingualText Words(WorkflowDefinition definition, Happening happening)
    {
        if (happening.Activity is null)
            return new("Quy trình bắt đầu.", "The procedure starts.");
        var node = definition.Activities[happening.Activity];
        var name = StepNames.Of(node);
        var outcome = happening.Outcome is null ? new("", "") : StepNames.Outcome(node, happening.Outcome);
        return happening.Kind switch
        {
            CounterStepKinds.Start => new($"Quy trình bắt đầu từ bước {name.Vi}.", $"The procedure starts from the step {name.En}."),
            CounterStepKinds.Complete => new($"Bước {name.Vi} xong với kết quả {outcome.Vi}.", $"The step {name.En} is left by {outcome.En}."),
            CounterStepKinds.Overdue => new($"Bước {name.Vi} quá hạn.", $"The step {name.En} becomes overdue."),
            CounterStepKinds.Cancel => new($"Bước {name.Vi} bị hủy.", $"The step {name.En} is cancelled."),
            CounterStepKinds.Timer => new($"Đến lúc bước {name.Vi} chờ.", $"The moment comes that the step {name.En} waits for."),
            CounterStepKinds.Signal => new($"Bước {name.Vi} nhận được sự kiện “{happening.Outcome}”.", $"The step {name.En} hears of “{happening.Outcome}”."),
            CounterStepKinds.Return => new($"Quy trình mà bước {name.Vi} gọi đã xong.", $"The procedure that the step {name.En} calls has ended."),
            _ when int.TryParse(happening.Outcome, out var times) => new($"Bước {name.Vi} lặp {times} lần.", $"The step {name.En} repeats {times} times."),
            _ => new($"Điều kiện ở bước {name.Vi} cho kết quả {outcome.Vi}.", $"The condition of the step {name.En} gives {outcome.En}."),
        };
    }
}
