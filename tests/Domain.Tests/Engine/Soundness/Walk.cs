using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>A walk of the kernel as the service runs it: real evaluation, answers by chance; the proof has no part in it.</summary>
internal static class Walk
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static InstanceState Start(WorkflowDefinition definition, int chance) =>
        new Kernel(new Coin(chance)).Step(definition, null, new StartInstance("start", "walk", null, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>()), Now).Instance;

    /// <summary>One open wait answered, or its due date passed, or it was cancelled where that leads somewhere; null where nothing waits.</summary>
    public static InstanceState? Next(WorkflowDefinition definition, InstanceState state, int chance)
    {
        if (state.Status == InstanceStatus.Finished || state.Bookmarks.Count == 0)
            return null;
        var bookmark = state.Bookmarks[chance % state.Bookmarks.Count];
        return new Kernel(new Coin(chance)).Step(definition, state, Event(definition.Activities[bookmark.ActivityId], bookmark, chance), Now).Instance;
    }

    private static EngineEvent Event(ActivityNode node, Bookmark bookmark, int chance)
    {
        var operation = $"op{chance}";
        if (chance % 4 == 0 && !bookmark.OverdueFired && node.HasConnection("Overdue"))
            return new PassDueDate(operation, bookmark.Id);
        if (chance % 5 == 0 && node.HasConnection("Cancelled"))
            return new CancelBookmark(operation, bookmark.Id, "walk");
        string[] outcomes = node.Type == ActivityTypes.Approval ? ["Approved", "Returned", "Rejected"] : node.Input("outcomes") is null ? ["Done"] : ["Yes", "No"];
        return bookmark.Kind switch
        {
            BookmarkKind.Timer => new FireTimer(operation, bookmark.Id),
            BookmarkKind.Signal => new DeliverSignal(operation, bookmark.Name!, JsonSerializer.SerializeToElement("said"), null),
            _ => new ResumeBookmark(operation, bookmark.Id, outcomes[chance / 7 % outcomes.Length], null),
        };
    }

    /// <summary>Every condition holds or not by chance; now and then a coin that always holds would loop for ever, so it turns. Lists name two.</summary>
    private sealed class Coin(int chance) : IExpressionEvaluator
    {
        private int tossed = chance;

        public object? Evaluate(string language, string source, ExpressionScope scope) => source switch
        {
            "getScope()" => new[] { "VP", "TNMT" },
            "getBranches()" => new[] { "A", "B" },
            _ => ++tossed % 3 != 0,
        };
    }
}
