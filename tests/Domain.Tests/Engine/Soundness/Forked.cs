using CsCheck;
using VanQuan.Workflows.Domain.Engine.Definitions;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Draft;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>
/// Definitions drawn by chance as people draw them: branches side by side with approvals that return, decisions, waits and charts of their own,
/// joined in every way or not at all, done again from behind the join. Most are sound; some have a branch that leads nowhere or ends everything.
/// </summary>
internal sealed class Forked
{
    private static readonly string[] Modes = ["WaitAllActive", "WaitAll", "WaitAny"];
    private readonly Draft draft = new();
    private readonly Dice dice;
    private readonly ForkedSteps steps;

    private Forked(Dice dice)
    {
        this.dice = dice;
        steps = new ForkedSteps(draft, dice);
    }

    public static readonly Gen<WorkflowDefinition> Definitions = Dice.Of(90).Select(dice => new Forked(dice).Draw());

    private WorkflowDefinition Draw()
    {
        var branches = 2 + dice.Weighed(10, 6, 2, 1);
        var most = branches switch { 2 => 3, 3 => 2, _ => 1 };
        var names = Enumerable.Range(0, branches).Select(branch => ((char)('A' + branch)).ToString()).ToArray();
        draft.Add("Begin", "Elsa.Start").Task("Open").Flow("Begin.Done>Open", "Open.Done>Split");
        // A fork whose branches a script names may take any of them.
        draft.Add("Split", "Elsa.FlowFork", ("branches", dice.OnceIn(12) ? Js("getBranches()") : List(names)));
        Meet();
        foreach (var name in names)
            Branch(name, 1 + dice.Next(most));
        if (dice.OnceIn(12))
            draft.Flow($"{names[0]}0.Done>{names[1]}0");
        if (dice.OnceIn(6))
            draft.ContinuesWithIncidents();
        return draft.Build();
    }

    /// <summary>Where the branches meet, and what comes after: mostly somebody who reads it all and may send it back to before the fork.</summary>
    private void Meet()
    {
        if (dice.OnceIn(4))
            draft.Task("Join");
        else
            draft.Add("Join", "Elsa.FlowJoin", ("mode", Modes[dice.Weighed(5, 5, 2)]));
        switch (dice.Next(6))
        {
            case 0:
                draft.Approval("Read").Flow("Join.Done>Read", "Read.Returned>Open", "Read.Approved>Over", "Read.Rejected>Over");
                break;
            case 1:
                draft.Task("Read", "Yes", "No").Flow("Join.Done>Read", "Read.No>Split", "Read.Yes>Over");
                break;
            case 2:
                draft.Approval("Read", ("reviews", List("Open")), ("returnTo", "Open")).Flow("Join.Done>Read", "Read.Approved>Over", "Read.Rejected>Over");
                break;
            case 3:
                // One branch alone gets it back, past the join.
                draft.Approval("Read", ("returnTo", "A0")).Flow("Join.Done>Read", "Read.Approved>Over", "Read.Rejected>Over");
                break;
            default:
                draft.Flow("Join.Done>Over");
                break;
        }
        draft.Add("Over", "Elsa.End");
    }

    private void Branch(string name, int length)
    {
        draft.Flow($"Split.{name}>{name}0");
        for (var i = 0; i < length; i++)
        {
            var last = i == length - 1;
            // Now and then a branch leads nowhere, or ends everything.
            var next = !last ? $"{name}{i + 1}" : dice.Weighed(24, 2, 1) switch { 0 => "Join", 1 => null, _ => "Over" };
            steps.Step($"{name}{i}", next, $"{name}{dice.Next(i + 1)}");
        }
    }
}
