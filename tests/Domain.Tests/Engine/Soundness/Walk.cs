using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>A walk of the kernel as the service runs it: real evaluation, answers by chance; the proof has no part in it.</summary>
internal static class Walk
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static InstanceState Start(WorkflowDefinition definition, int chance) =>
        new Kernel(new Coin(chance)).Step(definition, null, new StartInstance("start", "walk", null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>()), Now).Instance;

    /// <summary>One open wait answered; null where nothing waits.</summary>
    public static InstanceState? Next(WorkflowDefinition definition, InstanceState state, int chance)
    {
        if (state.Status == InstanceStatus.Finished || state.Bookmarks.Count == 0)
            return null;
        var bookmark = state.Bookmarks[chance % state.Bookmarks.Count];
        var node = definition.Activities[bookmark.ActivityId];
        string[] outcomes = node.Type == ActivityTypes.Approval ? ["Approved", "Returned", "Rejected"] : node.Input("outcomes") is null ? ["Done"] : ["Yes", "No"];
        return new Kernel(new Coin(chance)).Step(definition, state, new ResumeBookmark($"op{chance}", bookmark.Id, outcomes[chance / 7 % outcomes.Length], null), Now).Instance;
    }

    /// <summary>Every condition holds or not by chance; now and then a coin that always holds would loop for ever, so it turns.</summary>
    private sealed class Coin(int chance) : IExpressionEvaluator
    {
        private int tossed = chance;

        public object? Evaluate(string language, string source, ExpressionScope scope) => ++tossed % 3 != 0;
    }
}
