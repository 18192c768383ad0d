using System.Text.Json.Nodes;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Draft;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>The steps of one branch of a <see cref="Forked"/> definition. Each is left by <c>Done</c> at the latest behind what it is made of.</summary>
internal sealed class ForkedSteps(Draft draft, Dice dice)
{
    /// <summary>A step of any kind. <paramref name="next"/>: where it leads, null for nowhere; <paramref name="back"/>: a step of the branch up to this one, where work is returned to.</summary>
    public void Step(string id, string? next, string back)
    {
        switch (dice.Weighed(6, 5, 4, 3, 2, 2, 2, 3, 2, 2, 1, 1, 1, 3))
        {
            case 0:
                draft.Task(id);
                To(id, "Done", next);
                break;
            case 1:
                Reviewed(id, next, id == back || dice.OnceIn(3) ? id : back);
                break;
            case 2:
                Asked(id, next);
                break;
            case 3:
                Chosen(id, next, back);
                break;
            case 4:
                draft.Add(id, "Elsa.Delay", ("timeSpan", "1.00:00:00"));
                To(id, "Done", next);
                break;
            case 5:
                Dated(id, next);
                break;
            case 6:
                draft.Add(id, "Elsa.Event", ("eventName", dice.OnceIn(3) ? "shared" : id));
                To(id, "Done", next);
                break;
            case 7:
                draft.Insert(Nested(id + "n"));
                draft.Add(id, "Elsa.WriteLine", ("text", id));
                draft.Flow($"{id}.Done>{id}n");
                To(id + "n", "Done", next);
                break;
            case 8:
                draft.Insert(Composite(id));
                To(id, "Done", next);
                break;
            case 9:
                draft.Add(id, "VanQuan.ForEachUnit", ("units", dice.OnceIn(2) ? Js("getScope()") : List("VP", "TNMT")), ("body", TaskNode(id + "b")));
                To(id, "Done", next);
                break;
            case 10:
                draft.Task(id).Add(id + "x", dice.OnceIn(2) ? "Elsa.Finish" : "Elsa.End").Add(id + "q", "Elsa.FlowDecision", ("condition", Js("getX() > 1"))).Flow($"{id}.Done>{id}q", $"{id}q.True>{id}x");
                To(id + "q", "False", next);
                break;
            case 11:
                draft.Add(id, "Elsa.RunTask", ("taskName", id));
                To(id, "Done", next);
                break;
            case 12:
                // Where a person can lead it to something that fails.
                draft.Task(id, "Yes", "No").Add(id + "f", "Elsa.Fault", ("message", "broken")).Flow($"{id}.No>{id}f");
                To(id, "Yes", next);
                break;
            default:
                TwoSided(id, next);
                break;
        }
    }

    /// <summary>Two do it side by side; behind where they meet one of them may get it back alone, while the branch may go on beside.</summary>
    private void TwoSided(string id, string? next)
    {
        var (one, other, meet, sign) = (id + "p", id + "q", id + "j", id + "s");
        draft.Add(id, "Elsa.FlowFork", ("branches", List("P", "Q"))).Task(one).Task(other).Task(meet, "Yes", "No").Approval(sign, ("returnTo", dice.OnceIn(2) ? one : other))
            .Flow($"{id}.P>{one}", $"{id}.Q>{other}", $"{one}.Done>{meet}", $"{other}.Done>{meet}", $"{meet}.Yes>{sign}");
        To(meet, "No", next);
        // What goes on beside the approval is not asked what it says.
        if (dice.OnceIn(2))
            To(meet, "Yes", next);
        else
        {
            To(sign, "Approved", next);
            To(sign, "Rejected", next);
        }
    }

    /// <summary>Somebody does it, somebody else decides and may return it; what is rejected goes on, ends everything or leads nowhere.</summary>
    private void Reviewed(string id, string? next, string back)
    {
        var sign = id + "s";
        var returnTo = dice.OnceIn(3);
        draft.Task(id).Flow($"{id}.Done>{sign}");
        draft.Approval(sign, [.. dice.OnceIn(2) ? new[] { ("reviews", (object)List(id)) } : [], .. returnTo ? new[] { ("returnTo", (object)back) } : []]);
        if (!returnTo)
            draft.Flow($"{sign}.Returned>{back}");
        To(sign, "Approved", next);
        To(sign, "Rejected", dice.Weighed(8, 1, 1) switch { 0 => next, 1 => null, _ => "Over" });
    }

    /// <summary>A condition that leads past a step, or out of the branch.</summary>
    private void Asked(string id, string? next)
    {
        draft.Add(id, "Elsa.FlowDecision", ("condition", Js("getX() > 1"))).Task(id + "y").Flow($"{id}.True>{id}y");
        To(id + "y", "Done", next);
        To(id, "False", dice.OnceIn(8) ? null : next);
    }

    /// <summary>A person's choice between going on and doing it again.</summary>
    private void Chosen(string id, string? next, string back)
    {
        draft.Task(id, "Yes", "No");
        // Now and then there is no way out of doing it again.
        To(id, "Yes", dice.OnceIn(8) ? back : next);
        To(id, "No", dice.OnceIn(4) ? next : back);
    }

    /// <summary>Work with a due date: what is overdue is told or escalated to somebody, what is cancelled goes on.</summary>
    private void Dated(string id, string? next)
    {
        draft.Task(id);
        if (dice.OnceIn(3))
            draft.Add(id + "o", "VanQuan.Notify", ("recipients", List("role:VP/Head")), ("template", "escalation")).Flow($"{id}.Overdue>{id}o");
        else
            draft.Task(id + "o").Flow($"{id}.Overdue>{id}o");
        if (dice.OnceIn(2))
            To(id, "Cancelled", next);
        To(id, "Done", next);
    }

    private JsonObject Nested(string id)
    {
        var inner = new Draft().Task(id + "1");
        switch (dice.Next(4))
        {
            case 0:
                inner.Approval(id + "2").Flow($"{id}1.Done>{id}2", $"{id}2.Returned>{id}1");
                break;
            case 1:
                inner.Add(id + "f", "Elsa.FlowFork", ("branches", List("P", "Q"))).Task(id + "2").Flow($"{id}f.P>{id}1", $"{id}f.Q>{id}2");
                break;
            case 2:
                inner.Add(id + "d", "Elsa.FlowDecision", ("condition", Js("getX() > 1"))).Add(id + "e", "Elsa.End").Task(id + "2").Flow($"{id}1.Done>{id}d", $"{id}d.True>{id}e", $"{id}d.False>{id}2");
                break;
            default:
                inner.Task(id + "2", "Yes", "No").Flow($"{id}1.Done>{id}2", $"{id}2.No>{id}1");
                break;
        }
        return inner.Chart(id);
    }

    private JsonObject Composite(string id) => dice.Next(5) switch
    {
        0 => Sequence(id, TaskNode(id + "1"), TaskNode(id + "2")),
        1 => Holding(id, "Elsa.Parallel", TaskNode(id + "1"), TaskNode(id + "2")),
        2 => With(Holding(id, "Elsa.Fork", TaskNode(id + "1"), TaskNode(id + "2")), "joinMode", dice.OnceIn(2) ? "WaitAny" : "WaitAll"),
        3 => Node(id, "Elsa.While", ("condition", Js("getX() > 1")), ("body", Sequence(id + "b", TaskNode(id + "1"), Node(id + "k", "Elsa.If", ("condition", Js("getY() > 1")), ("then", Node(id + "h", "Elsa.Break")))))),
        _ => Node(id, "Elsa.For", ("start", 1), ("end", 2), ("body", TaskNode(id + "1"))),
    };

    private static JsonObject Holding(string id, string type, params JsonObject[] steps) =>
        new() { ["id"] = id, ["type"] = type, [type == "Elsa.Fork" ? "branches" : "activities"] = new JsonArray([.. steps]) };

    private static JsonObject With(JsonObject node, string property, string value)
    {
        node[property] = value;
        return node;
    }

    private void To(string id, string outcome, string? next)
    {
        if (next is not null)
            draft.Flow($"{id}.{outcome}>{next}");
    }
}
