using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// Everything that can become of a definition, or of one instance of it, as far as people, times and conditions decide. The kernel itself is run;
/// called definitions count as waits that return. The same input gives the same answer everywhere: limits count states, not time.
/// </summary>
public sealed class StateSpace
{
    private readonly Explorer explorer;
    private readonly bool[] reachesEnd;

    private StateSpace(WorkflowDefinition definition, InstanceState? from, ProofLimits? limits, bool reduced, bool ordered, Func<string, WorkflowDefinition?>? called = null)
    {
        Definition = definition;
        Limits = limits ?? ProofLimits.Default;
        FromStart = from is null;
        Called = called;
        explorer = new Explorer(definition, Limits, reduced, ordered, called);
        explorer.Explore(from);
        // Where the limit came first, what was not looked at may lead to the end.
        reachesEnd = Graph.Reaching(place => Graph.IsEnd(place) || !Graph.IsExpanded(place) || (!IsComplete && place != StateGraph.Origin && Graph.State(place) is null));
    }

    public WorkflowDefinition Definition { get; }

    public ProofLimits Limits { get; }

    /// <summary>How many places were looked at.</summary>
    public int Count => Graph.Count;

    /// <summary>Whether all places were looked at; otherwise the limit came first.</summary>
    public bool IsComplete => explorer.IsComplete;

    /// <summary>Whether the end can be reached from every place: false is certain, null undecided.</summary>
    public bool? CanAlwaysFinish => Enumerable.Range(0, Count).Any(place => !reachesEnd[place]) ? false : IsComplete ? true : null;

    /// <summary>Whether the end can be reached from where it begins: false is certain, null undecided.</summary>
    public bool? CanFinish => !reachesEnd[StateGraph.Origin] ? false : Graph.Reaching(Graph.IsEnd)[StateGraph.Origin] ? true : null;

    internal StateGraph Graph => explorer.Graph;
    internal bool FromStart { get; }
    internal Func<string, WorkflowDefinition?>? Called { get; }
    internal IReadOnlyDictionary<string, List<int>> DoneFirst => explorer.DoneFirst;
    internal IReadOnlySet<string> Executed => explorer.Executed;
    internal bool ReachesEnd(int place) => reachesEnd[place];

    /// <summary>From every start of the definition. <paramref name="reduced"/> leaves out orders of things that have nothing to do with each other.</summary>
    public static StateSpace Of(WorkflowDefinition definition, ProofLimits? limits = null, bool reduced = true, Func<string, WorkflowDefinition?>? called = null) =>
        new(definition, null, limits, reduced, ordered: false, called);

    /// <summary>From an instance as it stands.</summary>
    public static StateSpace From(WorkflowDefinition definition, InstanceState state, ProofLimits? limits = null, bool reduced = true) => new(definition, state, limits, reduced, ordered: false);

    /// <summary>Every order of everything, and states told apart by the order in which they came about: what the others are measured by.</summary>
    public static StateSpace Unabridged(WorkflowDefinition definition, ProofLimits? limits = null) => new(definition, null, limits, reduced: false, ordered: true);

    /// <summary>What is wrong, each with the shortest way there.</summary>
    public IReadOnlyList<Finding> Findings() => [.. new SpaceFindings(this).All()];
}
