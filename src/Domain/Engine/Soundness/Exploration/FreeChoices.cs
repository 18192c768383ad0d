using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>Data as a proof imagines it: conditions may give anything, values are whatever lets the step go on.</summary>
internal abstract class FreeChoices : ImaginedData
{
    private static readonly JsonElement Day = JsonSerializer.SerializeToElement(new { anchor = "Activated", amount = 1, unit = "Days" });

    /// <summary>Everything that executed, by activity id.</summary>
    public HashSet<string> Executed { get; } = [];

    /// <summary>How many activities executed, for a limit that every machine counts alike.</summary>
    public long Executions { get; private set; }

    /// <summary>Joins that something came to in vain, and ends that cancelled open work, since the last <see cref="Observed"/>.</summary>
    protected List<string> Lost { get; private set; } = [];
    protected List<(string By, IReadOnlyList<string> Open)> Endings { get; private set; } = [];

    /// <summary>Whether what happens now is new, and not the repetition of what led here.</summary>
    protected abstract bool IsNew { get; }

    protected (List<string> Lost, List<(string By, IReadOnlyList<string> Open)> Endings) Observed()
    {
        var observed = (Lost, Endings);
        (Lost, Endings) = ([], []);
        return observed;
    }

    public override object? Value(ActivityNode node, string input, string typeName) => (input, typeName) switch
    {
        ("cronExpression", _) => "0 0 * * *",
        ("due" or "deadline", _) => Day,
        (_, "Boolean") => false,
        (_, "Int32" or "Int16" or "Byte") => 1,
        (_, "Int64" or "Long") => 1L,
        (_, "Double" or "Single" or "Float") => 1.0,
        (_, "Decimal") => 1m,
        (_, "TimeSpan") => TimeSpan.FromDays(1),
        (_, "DateTimeOffset" or "DateTime") => Happenings.Now.AddDays(1),
        _ => "…",
    };

    public override void Executing(Run run, ActivityNode node)
    {
        Executions++;
        if (run.CallDepth == 0)
            Executed.Add(node.Id);
    }

    public override void Idle(Run run, ActivityExecution chart, ActivityNode node)
    {
        if (IsNew && run.CallDepth == 0)
            Lost.AddRange(new FlowRound(run, chart, node, node.Graph(run.State.TriggerActivityId)).Waiting().Select(join => join.Id));
    }

    public override void Skipped(Run run, ActivityNode join)
    {
        if (IsNew && run.CallDepth == 0)
            Lost.Add(join.Id);
    }

    public override void Ending(Run run, ActivityExecution? chart, ActivityNode by)
    {
        if (!IsNew || run.CallDepth > 0)
            return;
        var open = run.State.Bookmarks
            .Where(bookmark => bookmark.Kind is BookmarkKind.UserTask or BookmarkKind.Approval or BookmarkKind.RunTask && run.Find(bookmark.Execution) is { Side: false } execution
                && (chart is null || run.Ancestry(execution).Contains(chart)))
            .Select(bookmark => bookmark.ActivityId).Distinct().Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
            Endings.Add((by.Id, open));
    }

    /// <summary>Options that read alike are told apart by their place.</summary>
    protected static string Label(IReadOnlyList<string> options, int chosen) =>
        options.Take(chosen).Count(option => option == options[chosen]) is > 0 and var before ? $"{options[chosen]}#{before + 1}" : options[chosen];
}
