using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>Findings about the ways through flowcharts and sequences.</summary>
internal static class FlowFindings
{
    public static IEnumerable<Finding> Of(WorkflowDefinition definition)
    {
        if (definition.Root is { IsFlowchart: true, Activities.Count: 0 } or { Type: "Elsa.Sequence", Activities.Count: 0 })
            yield return Finding.Error("cannot-start", definition.Root.Id, "Quy trình chưa có bước nào để bắt đầu.", "The procedure has no step to start with.");
        foreach (var node in definition.Activities.Values)
        {
            var name = StepNames.Of(node);
            var findings = node.Type switch
            {
                "Elsa.Flowchart" => Unreachable(node).Concat(Unconnected(node)).Concat(Backward(node)),
                "Elsa.Sequence" => AfterTheEnd(node),
                "Elsa.While" when node.Body is { } body && !Inside(body).Any(inner => ActivityTypes.Waits(inner.Type)) =>
                    [Finding.Error("endless-loop", node.Id,
                        $"Vòng lặp {name.Vi} không chờ ai và không chờ gì. Điều kiện còn đúng thì nó chạy mãi không dừng.",
                        $"The loop {name.En} waits for nobody and nothing. While its condition holds it never stops.")],
                _ => [],
            };
            foreach (var finding in findings)
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Unreachable(ActivityNode chart)
    {
        var reached = new HashSet<string>();
        // An event that starts the definition is a start of its own.
        var open = new Stack<ActivityNode>(chart.Activities.Where(activity => activity.CanStartWorkflow).Append(FlowGraph.StartOf(chart, null)).OfType<ActivityNode>());
        var byId = chart.Activities.ToDictionary(activity => activity.Id);
        while (open.TryPop(out var node))
        {
            if (!reached.Add(node.Id))
                continue;
            var outcomes = Outcomes.Of(node);
            foreach (var connection in chart.Connections.Where(c => c.Source == node.Id && (outcomes is null || outcomes.Contains(c.Outcome))))
                open.Push(byId[connection.Target]);
            if (node.Type == ActivityTypes.Approval && node.StaticList("returnTo") is [var target] && byId.TryGetValue(target, out var back))
                open.Push(back);
        }
        foreach (var activity in chart.Activities.Where(activity => !reached.Contains(activity.Id)))
        {
            var name = StepNames.Of(activity);
            yield return Finding.Error("unreachable", activity.Id, $"Không có đường nào dẫn tới bước {name.Vi}. Bước này không bao giờ được làm.", $"No way leads to the step {name.En}. It is never done.");
        }
    }

    private static IEnumerable<Finding> Unconnected(ActivityNode chart)
    {
        foreach (var activity in chart.Activities)
            foreach (var outcome in Outcomes.ToConnect(activity).Where(outcome => !activity.HasConnection(outcome)))
            {
                var (name, way) = (StepNames.Of(activity), StepNames.Outcome(activity, outcome));
                yield return Finding.Error("unconnected-outcome", activity.Id,
                    $"Kết quả {way.Vi} của bước {name.Vi} chưa nối tới bước nào. Hồ sơ có kết quả này sẽ dừng lại ở đây.",
                    $"The outcome {way.En} of the step {name.En} leads nowhere. Work with this outcome stops here.") with { Detail = outcome };
            }
    }

    private static IEnumerable<Finding> Backward(ActivityNode chart)
    {
        var graph = chart.Graph(null);
        var byId = chart.Activities.ToDictionary(activity => activity.Id, StepNames.Of);
        foreach (var connection in chart.Connections.Where(c => graph.IsReachable(c.Source) && graph.IsBackward(c)))
        {
            var (source, target) = (byId[connection.Source], byId[connection.Target]);
            if (!graph.IsValidBackward(connection))
            {
                var approval = connection.Outcome == "Returned" && chart.Activities.Any(one => one.Id == connection.Source && one.Type == ActivityTypes.Approval);
                yield return new("cannot-finish", Severity.Error, [connection.Source, connection.Target],
                    new($"Đường quay lại từ bước {source.Vi} tới bước {target.Vi} không đi được: có đường tới {source.Vi} mà không qua {target.Vi}. Hồ sơ đi đường này sẽ gặp sự cố và đứng lại."
                        + (approval ? " Hãy bỏ đường nối này và chọn bước ấy ở ô “Trả lại về bước” của bước phê duyệt." : ""),
                        $"The way back from the step {source.En} to the step {target.En} cannot be taken: {source.En} can be reached without passing {target.En}. Work that takes it fails and stands still."
                        + (approval ? " Take this connection away and choose that step in the approval's field “Return to step”." : "")), []);
            }
            else if (!graph.LoopWaits(connection))
                yield return new("endless-loop", Severity.Error, [connection.Target, connection.Source],
                    new($"Vòng từ bước {target.Vi} tới bước {source.Vi} rồi quay lại không có người làm và không có bước chờ. Nó có thể chạy mãi không dừng.",
                        $"The loop from the step {target.En} to the step {source.En} and back has no person and no wait in it. It may run for ever."), []);
        }
    }

    private static IEnumerable<Finding> AfterTheEnd(ActivityNode sequence)
    {
        foreach (var activity in sequence.Activities.SkipWhile(activity => activity.Type is not ("Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break")).Skip(1))
        {
            var name = StepNames.Of(activity);
            yield return Finding.Error("unreachable", activity.Id, $"Chuỗi bước kết thúc trước bước {name.Vi}. Bước này không bao giờ được làm.", $"The sequence ends before the step {name.En}. It is never done.");
        }
    }

    private static IEnumerable<ActivityNode> Inside(ActivityNode node) => node.Children.SelectMany(Inside).Prepend(node);
}
