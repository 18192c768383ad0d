using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>The findings of an exploration, as a designer reads them.</summary>
internal static class FindingWords
{
    public static Finding StandsStill(WorkflowDefinition definition, IReadOnlyList<string> at, IReadOnlyList<CounterStep> steps)
    {
        var names = Names(definition, at);
        return new("cannot-finish", Severity.Error, at, at.Count == 0
            ? new("Có cách làm khiến hồ sơ đứng lại, không ai còn việc gì để làm mà quy trình chưa kết thúc.", "Work can come to stand still: nobody has anything left to do, and the procedure has not ended.")
            : new($"Hồ sơ có thể đứng ở {names.Vi} mà từ đó không còn đường nào tới điểm kết thúc.", $"Work can come to stand at {names.En}, from where no way leads to the end."), steps);
    }

    public static Finding Fails(WorkflowDefinition definition, string activity, string reason, IReadOnlyList<CounterStep> steps)
    {
        var name = StepNames.Of(definition.Activities[activity]);
        return new("cannot-finish", Severity.Error, [activity], new(
            $"Bước {name.Vi} gặp sự cố khi làm tới, hồ sơ đứng lại ở đây và không kết thúc được. Chi tiết: {reason}",
            $"The step {name.En} fails when it is reached; work stands still here and cannot finish. Detail: {reason}"), steps) { Detail = Finding.FailsHere };
    }

    public static Finding EndlessLoop(WorkflowDefinition definition, IReadOnlyList<string> activities, IReadOnlyList<CounterStep> steps)
    {
        var names = Names(definition, activities);
        return new("endless-loop", Severity.Error, activities, new(
            $"Quy trình có thể chạy vòng mãi qua {names.Vi} mà không chờ ai và không chờ gì.",
            $"The procedure may go round for ever through {names.En}, waiting for nobody and nothing."), steps);
    }

    public static Finding JoinDeadlock(WorkflowDefinition definition, string join, IReadOnlyList<CounterStep> steps)
    {
        var name = StepNames.Of(definition.Activities[join]);
        return new("join-deadlock", Severity.Error, [join], new(
            $"Bước gộp {name.Vi} chờ một nhánh không bao giờ tới. Khi đó {name.Vi} và các bước sau nó bị bỏ qua.",
            $"The join {name.En} waits for a branch that never comes. It and the steps behind it are then left out."), steps);
    }

    public static Finding WorkAfterFinish(WorkflowDefinition definition, string end, IReadOnlyList<string> open, IReadOnlyList<CounterStep> steps)
    {
        var (name, names) = (StepNames.Of(definition.Activities[end]), Names(definition, open));
        return new("work-after-finish", Severity.Warning, [end, .. open.Where(activity => activity != end)], new(
            $"Khi tới {name.Vi}, quy trình kết thúc trong lúc {names.Vi} còn đang làm dở; việc đó bị hủy.",
            $"When {name.En} is reached the procedure ends while {names.En} may still be open; that work is cancelled."), steps);
    }

    public static Finding Unreachable(ActivityNode node)
    {
        var name = StepNames.Of(node);
        return Finding.Error("unreachable", node.Id,
            $"Dù hồ sơ đi đường nào cũng không tới bước {name.Vi}. Bước này không bao giờ được làm.",
            $"Whichever way work takes, it never comes to the step {name.En}. It is never done.");
    }

    public static Finding Undecided(ProofLimits limits) => new("undecided", Severity.Warning, [], new(
        $"Quy trình quá lớn để xem hết mọi diễn biến (đã xem {limits.MaxStates} trạng thái), nên chưa biết chắc nó luôn kết thúc được.",
        $"The procedure is too large to look at everything that can happen ({limits.MaxStates} states were looked at); whether it can always finish is not certain."), []);

    private static BilingualText Names(WorkflowDefinition definition, IReadOnlyList<string> activities)
    {
        var names = activities.Select(id => StepNames.Of(definition.Activities[id])).ToList();
        return new(string.Join(", ", names.Select(name => name.Vi)), string.Join(", ", names.Select(name => name.En)));
    }
}
