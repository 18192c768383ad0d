using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// A step of a counter-example as the kernel took it. <paramref name="State"/> is the instance after the event the step belongs to; of an endless
/// loop it is the moment within the event at which the steps end. <paramref name="Lost"/>: joins to which something came in vain during the event.
/// </summary>
public sealed record ReplayedStep(CounterStep Step, InstanceState State, IReadOnlyList<string> Lost);

/// <summary>Lets the kernel take the steps of a counter-example again, one after the other, every choice forced.</summary>
public static class Replay
{
    /// <summary>The steps as they went. <paramref name="from"/>: the instance they begin at, where they begin with no start;
    /// <paramref name="called"/>: the called definitions that the proof knew.</summary>
    /// <exception cref="InvalidOperationException">A step cannot be taken where it stands: it is no counter-example of this definition.</exception>
    public static IReadOnlyList<ReplayedStep> Of(WorkflowDefinition definition, IReadOnlyList<CounterStep> steps, InstanceState? from = null, EngineLimits? limits = null, Func<string, WorkflowDefinition?>? called = null)
    {
        var taken = new List<ReplayedStep>();
        var state = from;
        for (var i = 0; i < steps.Count;)
        {
            var choices = steps.Skip(i + 1).TakeWhile(step => step.Kind == CounterStepKinds.Choice).ToList();
            var data = new Forced(choices);
            var kernel = ProofKernel.Create(data, limits, called);
            try
            {
                state = kernel.Step(definition, state, EventOf(definition, state, steps[i]), Happenings.Now).Instance;
                if (data.Left > 0)
                    throw new InvalidOperationException($"nothing asked for the choice '{choices[^data.Left]}'");
            }
            catch (OutOfChoices)
            {
                state = data.Current!.State.Copy();
            }
            taken.AddRange(steps.Skip(i).Take(choices.Count + 1).Select(step => new ReplayedStep(step, state, data.LostJoins)));
            i += choices.Count + 1;
        }
        return taken;
    }

    private static EngineEvent EventOf(WorkflowDefinition definition, InstanceState? state, CounterStep step)
    {
        var possible = state is null
            ? Happenings.Starts(definition).Select(start => (start.Happening, start.Event))
            : Happenings.Of(definition, state).Select(move => (move.Happening, move.Event));
        return possible.FirstOrDefault(move => move.Happening == new Happening(step.Kind, step.Activity, step.Outcome, step.Nth)).Event
            ?? throw new InvalidOperationException($"'{step}' cannot happen here");
    }

    private sealed class Forced(IReadOnlyList<CounterStep> choices) : FreeChoices
    {
        private int next;

        public int Left => choices.Count - next;
        public Run? Current { get; private set; }
        public IReadOnlyList<string> LostJoins => [.. Lost.Distinct()];
        protected override bool IsNew => true;

        public override int Choose(ActivityNode node, IReadOnlyList<string> options)
        {
            if (next == choices.Count)
                throw new OutOfChoices();
            var choice = choices[next++];
            var wanted = Enumerable.Range(0, options.Count).FirstOrDefault(i => Label(options, i) == choice.Outcome, -1);
            return choice.Activity == node.Id && wanted >= 0 ? wanted : throw new InvalidOperationException($"'{choice}' was to be chosen, but '{node.Id}' asks for one of {string.Join(", ", options)}");
        }

        public override void Executing(Run run, ActivityNode node)
        {
            if (run.CallDepth == 0)
                Current = run;
            base.Executing(run, node);
        }
    }

    private sealed class OutOfChoices : Exception;
}
