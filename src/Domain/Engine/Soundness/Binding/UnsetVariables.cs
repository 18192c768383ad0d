using System.Collections.Immutable;
using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// <c>unset-variable</c>: a variable without a default that is read on some way on which nothing has set it. What is surely set at each activity
/// is worked out along the flow: of ways taken instead of each other what all of them set counts, of branches side by side what any of them sets.
/// A step left because its time ran out, or because it was cancelled, has set nothing. Loops may run no round at all.
/// </summary>
internal sealed class UnsetVariables(WorkflowDefinition definition, Func<ActivityNode, FlowShape> shapes)
{
    private readonly VariableUse use = new(definition);
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Find()
    {
        if (definition.Variables.Any(Matters) || definition.Activities.Values.Any(node => node.Variables.Any(Matters)))
            Pass(definition.Root, []);
        return findings;
    }

    /// <summary>What is surely set when the activity has ended.</summary>
    private ImmutableHashSet<string> Pass(ActivityNode node, ImmutableHashSet<string> before)
    {
        foreach (var read in use.ReadBy(node).Where(read => !read.Guarded && Matters(read.Variable) && !before.Contains(read.Variable.Id)).DistinctBy(read => read.Variable.Id))
            findings.Add(Say(node, read.Variable) with { Steps = RunTo.Of(definition, node, [.. definition.Activities.Values.Where(other => use.SetBy(other).Contains(read.Variable.Id))]) });
        var inside = node.Type switch
        {
            "Elsa.Flowchart" => Flow(node, before),
            "Elsa.Sequence" => node.Activities.Aggregate(before, (set, child) => Pass(child, set)),
            "Elsa.Parallel" => node.Activities.Select(child => Pass(child, before)).Aggregate(before, (all, one) => all.Union(one)),
            "Elsa.Fork" => Join(node, before),
            "Elsa.If" => Either([node.Then, node.Else], before),
            "Elsa.Switch" => Either([.. node.Cases.Select(item => item.Activity), node.Default], before),
            _ => Body(node, before),
        };
        return inside.Union(use.SetBy(node));
    }

    private ImmutableHashSet<string> Body(ActivityNode node, ImmutableHashSet<string> before)
    {
        if (node.Body is { } body)
            Pass(body, before.Union(use.SetBy(node)));
        return before;
    }

    private ImmutableHashSet<string> Join(ActivityNode fork, ImmutableHashSet<string> before)
    {
        var ends = fork.Activities.Select(child => Pass(child, before)).ToList();
        var any = fork.Json.TryGetProperty("joinMode", out var mode) && mode.ToString() is "WaitAny" or "1";
        return ends.Count == 0 ? before : ends.Aggregate((all, one) => any ? all.Intersect(one) : all.Union(one));
    }

    private ImmutableHashSet<string> Either(IEnumerable<ActivityNode?> ways, ImmutableHashSet<string> before)
    {
        var ends = ways.Select(way => way is null ? before : Pass(way, before)).ToList();
        return ends.Count == 0 ? before : ends.Aggregate((all, one) => all.Intersect(one));
    }

    private ImmutableHashSet<string> Flow(ActivityNode chart, ImmutableHashSet<string> before)
    {
        var shape = shapes(chart);
        var (entered, left) = (new Dictionary<string, ImmutableHashSet<string>>(), new Dictionary<string, ImmutableHashSet<string>>());
        foreach (var node in shape.Order)
        {
            var ways = shape.Inbound(node);
            var arriving = ways.Select(way => way.Outcome is "Overdue" or "Cancelled" ? entered[way.Source] : left[way.Source]).ToList();
            entered[node.Id] = ways.Count == 0 ? before
                : Combine(arriving, (a, b) => !FlowShape.IsFirstCome(node) && shape.AreTogether(ways[a], ways[b]));
            left[node.Id] = Pass(node, entered[node.Id]);
        }
        var ends = shape.Ends;
        return ends.Count == 0 ? before : Combine([.. ends.Select(end => left[end.Id])], (a, b) => shape.AreTogether(ends[a], ends[b]));
    }

    private static ImmutableHashSet<string> Combine(List<ImmutableHashSet<string>> sets, Func<int, int, bool> together) =>
        sets.Select((set, i) => sets.Where((_, j) => j != i && together(i, j)).Aggregate(set, (all, beside) => all.Union(beside))).Aggregate((all, one) => all.Intersect(one));

    private static bool Matters(VariableDefinition variable) =>
        variable.Default.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (variable.TypeName != "String" && variable.Default is { ValueKind: JsonValueKind.String } text && text.GetString() is "");

    private Finding Say(ActivityNode node, VariableDefinition variable)
    {
        var name = StepNames.Of(node);
        return use.IsEverSet(variable)
            ? Finding.Warning("unset-variable", node.Id,
                $"Bước {name.Vi} đọc giá trị “{variable.Name}”, nhưng có đường đi đến đây mà chưa bước nào ghi giá trị ấy. Cho biến một giá trị ban đầu, hoặc ghi nó trước trên mọi đường.",
                $"The step {name.En} reads the value “{variable.Name}”, but there is a way here on which no step has set it. Give the variable a default, or set it on every way before.")
            : Finding.Warning("unset-variable", node.Id,
                $"Bước {name.Vi} đọc giá trị “{variable.Name}”, nhưng không bước nào ghi giá trị ấy và biến không có giá trị ban đầu.",
                $"The step {name.En} reads the value “{variable.Name}”, but no step ever sets it and the variable has no default.");
    }
}
