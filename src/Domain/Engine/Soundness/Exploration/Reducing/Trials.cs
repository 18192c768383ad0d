using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration.Reducing;

/// <summary>Every result that an event can have, choice by choice, for comparing; null when there are more than <paramref name="most"/>.</summary>
internal sealed class Trials : FreeChoices
{
    private readonly WorkflowDefinition definition;
    private readonly Kernel kernel;
    private readonly int most;
    private readonly Stack<int[]> branches = new();
    private readonly List<int> made = [];
    private int[] forced = [];

    public Trials(WorkflowDefinition definition, EngineLimits limits, Func<string, WorkflowDefinition?>? called, int most)
    {
        this.definition = definition;
        this.most = most;
        kernel = ProofKernel.Create(this, limits, called);
    }

    protected override bool IsNew => false;

    public IReadOnlyList<InstanceState>? Of(InstanceState state, IEnumerable<EngineEvent> events)
    {
        var results = new List<InstanceState>();
        foreach (var happens in events)
        {
            branches.Push([]);
            while (branches.TryPop(out var next))
            {
                forced = next;
                made.Clear();
                try
                {
                    results.Add(kernel.Step(definition, state, happens, Happenings.Now).Instance);
                }
                catch (TooMany)
                {
                    branches.Clear();
                    return null;
                }
                if (results.Count > most)
                {
                    branches.Clear();
                    return null;
                }
            }
        }
        return results;
    }

    public override int Choose(ActivityNode node, IReadOnlyList<string> options)
    {
        if (made.Count > most)
            throw new TooMany();
        var choice = made.Count < forced.Length ? forced[made.Count] : 0;
        if (made.Count >= forced.Length)
            for (var other = 1; other < options.Count; other++)
                branches.Push([.. made, other]);
        made.Add(choice);
        return choice;
    }

    private sealed class TooMany : Exception;
}
