using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>By which outcomes an activity can leave, as far as the definition alone tells.</summary>
public static class Outcomes
{
    /// <summary>Every outcome the activity can leave by; null when only running it tells (a script, an expression, an unknown type).</summary>
    public static IReadOnlySet<string>? Of(ActivityNode node) => node.Type switch
    {
        "Elsa.FlowDecision" => Set("True", "False"),
        "Elsa.FlowSwitch" => Set([.. node.Cases.Select(item => item.Label), "Default"]),
        "Elsa.FlowFork" => node.Input("branches") is null ? Set("Done") : Static(node, "branches"),
        "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break" => Set(),
        ActivityTypes.UserTask => Declared(node) is { Count: > 0 } declared ? Set([.. declared, "Overdue", "Cancelled"]) : node.Input("outcomes") is null ? Set("Done", "Overdue", "Cancelled") : null,
        ActivityTypes.Approval => Set("Approved", "Returned", "Rejected", "Overdue", "Cancelled"),
        "Elsa.RunTask" or "Elsa.RunJavaScript" or "Elsa.Flowchart" => null,
        _ => ActivityTypes.Known.Contains(node.Type) ? Set("Done") : null,
    };

    /// <summary>Outcomes a designer has to connect: a person who chooses one must lead somewhere.</summary>
    public static IReadOnlyList<string> ToConnect(ActivityNode node) => node.Type switch
    {
        ActivityTypes.UserTask => node.Input("outcomes") is null ? ["Done"] : Declared(node),
        ActivityTypes.Approval => node.Input("returnTo") is null ? ["Approved", "Returned", "Rejected"] : ["Approved", "Rejected"],
        _ => [],
    };

    private static IReadOnlyList<string> Declared(ActivityNode node) => node.StaticList("outcomes");

    private static HashSet<string>? Static(ActivityNode node, string input) => node.StaticList(input) is { Count: > 0 } list ? [.. list] : null;

    private static HashSet<string> Set(params string[] outcomes) => [.. outcomes];
}
