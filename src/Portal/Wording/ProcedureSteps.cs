using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>One step of the procedure as a reader follows it.</summary>
public sealed record StepView(string Title, string Note, string Style, string Icon, bool Here, string? Link);

/// <summary>
/// The steps of one instance: those that were, those that are, and those the procedure can still come to (which of them it
/// will depends on decisions not yet taken).
/// </summary>
public sealed partial class ProcedureSteps(WorkflowsDb db, DefinitionStore definitions, Visitor visitor, Say say)
{
    public async Task<(string? Name, IReadOnlyList<StepView> Steps)> ReadAsync(string instanceId, string hereId, CancellationToken ct)
    {
        var instance = await db.Set<WorkflowInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == instanceId, ct);
        if (instance is null)
            return (null, []);
        var opened = await db.Set<UserTask>().AsNoTracking().Where(task => task.InstanceId == instanceId)
            .OrderBy(task => task.OpenedAt).Select(task => new { task.ActivityId, task.ClosedAt, task.Id }).ToListAsync(ct);
        var items = await db.Set<UserTask>().AsNoTracking().Where(task => task.InstanceId == instanceId).AsItems().ToListAsync(ct);
        var definition = definitions.Get(db, instance.DefinitionId, instance.Version);
        var steps = opened.Select(one => Step(items.First(item => item.Id == one.Id), one.ClosedAt, hereId)).ToList();
        if (instance.IsRunning)
            steps.AddRange(Ahead(definition, [.. opened.Select(one => one.ActivityId)])
                .Select(node => new StepView(TitleOf(node), say["có thể tiếp theo"], "", node.Type == ActivityTypes.Approval ? "i-review" : "i-clock", false, null)));
        return (instance.Name ?? definition.Name, steps);
    }

    /// <summary>The words of an activity of the instance's definition; null where it has no such activity.</summary>
    public ActivityLabels? LabelsOf(WorkflowInstanceRow instance, string activityId) =>
        definitions.Get(db, instance.DefinitionId, instance.Version).Activities.GetValueOrDefault(activityId) is { } node ? ActivityLabels.Of(node) : null;

    /// <summary>What the definition does next from an activity, outcome by outcome: titles of the next things people do, or none at an end.</summary>
    public IReadOnlyList<string> After(WorkflowInstanceRow instance, string activityId, string outcome)
    {
        var definition = definitions.Get(db, instance.DefinitionId, instance.Version);
        if (definition.Activities.GetValueOrDefault(activityId) is not { Parent: { IsFlowchart: true } chart })
            return [];
        var found = new List<string>();
        var seen = new HashSet<string>();
        var queue = new Queue<string>(chart.Connections.Where(one => one.Source == activityId && one.Outcome == outcome).Select(one => one.Target));
        while (queue.TryDequeue(out var id))
        {
            if (!seen.Add(id) || definition.Activities.GetValueOrDefault(id) is not { } node)
                continue;
            if (IsForPeople(node) || node.IsFlowchart)
                found.Add(TitleOf(node));
            else
                foreach (var next in chart.Connections.Where(one => one.Source == id))
                    queue.Enqueue(next.Target);
        }
        return found;
    }

    private StepView Step(TaskListItem item, DateTimeOffset? closed, string hereId)
    {
        var here = item.Id == hereId;
        var who = item.ClaimedByName ?? say.Address(item.Assignee, visitor);
        var link = TaskLines.LinkOf(item.Kind, item.Id);
        if (closed is { } at)
            return new StepView(item.Title, $"{who} · {say["xong {0}", Say.Date(at)]}", "is-done", item.State is TaskState.Cancelled or TaskState.Superseded or TaskState.Rejected ? "i-x" : "i-done", here, link);
        var due = item.DueDate is { } date ? " · " + say["hạn {0}", Say.Date(date)] : "";
        var round = item.Round > 1 ? " · " + say["lần {0}", item.Round] : "";
        return new StepView(item.Title, (here ? say["Bạn đang ở đây"] : who) + round + due, "is-now", item.Kind == TaskKind.Approval || item.State == TaskState.Submitted ? "i-review" : "i-edit", here, link);
    }

    private static IEnumerable<ActivityNode> Ahead(WorkflowDefinition definition, HashSet<string> opened)
    {
        var connections = definition.Activities.Values.Append(definition.Root).Distinct().SelectMany(node => node.Connections).ToLookup(one => one.Source);
        var reach = new HashSet<string>();
        var queue = new Queue<string>(opened.Select(definition.Activities.GetValueOrDefault).OfType<ActivityNode>().SelectMany(Upwards).Select(node => node.Id));
        while (queue.TryDequeue(out var id))
            foreach (var next in connections[id])
                if (reach.Add(next.Target))
                    queue.Enqueue(next.Target);
        return definition.Activities.Values.Where(node => IsForPeople(node) && !opened.Contains(node.Id) && Upwards(node).Any(one => reach.Contains(one.Id)));
    }

    /// <summary>An activity and everything it stands in.</summary>
    private static IEnumerable<ActivityNode> Upwards(ActivityNode node)
    {
        for (var one = node; one is not null; one = one.Parent)
            yield return one;
    }

    private static bool IsForPeople(ActivityNode node) => node.Type is ActivityTypes.UserTask or ActivityTypes.Approval;

    /// <summary>The definition's word for a step; without one, the title without what only an instance can fill in.</summary>
    private string TitleOf(ActivityNode node) => ActivityLabels.Of(node).Name(say.Language)
        ?? (node.Input("title")?.Expression is { Language: "Literal" or "Liquid", Text: { Length: > 0 } title } && Placeholder().Replace(title, "").Trim() is { Length: > 0 } plain
            ? plain : node.Name ?? node.Id);

    [GeneratedRegex(@"[:,]?\s*(\{\{.*?\}\}|\{%.*?%\})")]
    private static partial Regex Placeholder();
}
