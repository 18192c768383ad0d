using CsCheck;
using VanQuan.Workflows.Domain.Engine.Definitions;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Draft;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>Definitions drawn by chance: some steps of every kind, connected anyhow, forward mostly.</summary>
internal static class Drawn
{
    private static readonly string[] Modes = ["WaitAll", "WaitAny", "WaitAllActive"];

    /// <summary>For each step: its kind, and two numbers that say where its ways lead.</summary>
    private static readonly Gen<(int Kind, int First, int Second)> Step = Gen.Select(Gen.Int[0, 10], Gen.Int[0, 20], Gen.Int[0, 20]);

    public static readonly Gen<WorkflowDefinition> Definitions = Step.Array[2, 6].Select(Draw);

    private static WorkflowDefinition Draw((int Kind, int First, int Second)[] steps)
    {
        var draft = new Draft().Add("Begin", "Elsa.Start").Flow("Begin.Done>S0");
        for (var i = 0; i < steps.Length; i++)
        {
            var (kind, first, second) = steps[i];
            var id = $"S{i}";
            string[] outcomes;
            switch (kind)
            {
                case 0 or 1:
                    draft.Task(id);
                    outcomes = ["Done"];
                    break;
                case 2:
                    draft.Task(id, "Yes", "No");
                    outcomes = ["Yes", "No"];
                    break;
                case 3:
                    draft.Approval(id);
                    outcomes = ["Approved", "Returned", "Rejected"];
                    break;
                case 4 or 5:
                    draft.Add(id, "Elsa.FlowFork", ("branches", List("A", "B")));
                    outcomes = ["A", "B"];
                    break;
                case 6:
                    draft.Add(id, "Elsa.FlowJoin", ("mode", Modes[second % 3]));
                    outcomes = ["Done"];
                    break;
                case 7:
                    draft.Add(id, "Elsa.FlowDecision", ("condition", Js("getX() > 1")));
                    outcomes = ["True", "False"];
                    break;
                case 8:
                    draft.Insert(Sequence(id, TaskNode(id + "a"), TaskNode(id + "b")));
                    outcomes = ["Done"];
                    break;
                case 9 when first % 3 == 0:
                    draft.Add(id, "Elsa.End");
                    outcomes = [];
                    break;
                default:
                    draft.Add(id, "Elsa.While", ("condition", Js("getX() > 1")), ("body", TaskNode(id + "a")));
                    outcomes = ["Done"];
                    break;
            }
            for (var o = 0; o < outcomes.Length; o++)
                if (Target(i, steps.Length, o == 0 ? first : second + o) is { } target)
                    draft.Flow($"{id}.{outcomes[o]}>S{target}");
        }
        return draft.Build();
    }

    // Mostly one or two steps on, now and then back, beyond the last nowhere.
    private static int? Target(int from, int count, int chance) => chance % 7 == 6 && from > 0 ? chance % from : from + 1 + (chance % 3) is var next && next < count ? next : null;
}
