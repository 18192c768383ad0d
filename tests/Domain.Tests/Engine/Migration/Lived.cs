using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>One instance as people move it: which tasks opened, which are open, what happened. Stored between any two steps.</summary>
internal sealed class Lived
{
    private static readonly Kernel Kernel = new(new NoScripts());
    private int operations;

    public Lived(WorkflowDefinition definition)
    {
        Definition = definition;
        Take(Kernel.Step(definition, null, new StartInstance("start", "i", null, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>()), Now));
    }

    private Lived(Lived other)
    {
        (Definition, State, operations) = (other.Definition, other.State, other.operations);
        Effects.AddRange(other.Effects);
    }

    public static DateTimeOffset Now { get; } = new(2022, 8, 24, 9, 0, 0, TimeSpan.FromHours(7));

    public WorkflowDefinition Definition { get; private set; }
    public InstanceState State { get; private set; } = null!;
    public List<Effect> Effects { get; } = [];

    /// <summary>Activities whose task or approval was opened, in order, each time.</summary>
    public IEnumerable<string> Opened => Effects.Select(effect => effect switch { OpenTask task => task.ActivityId, OpenApproval approval => approval.ActivityId, _ => null }).OfType<string>();

    public IReadOnlyList<string> Open => [.. State.Bookmarks.Select(bookmark => bookmark.ActivityId)];
    public bool IsFinished => State.SubStatus == InstanceSubStatus.Finished;

    public Lived Copy() => new(this);

    public Lived Do(string activity, string outcome = "Done")
    {
        var bookmark = State.Bookmarks.First(bookmark => bookmark.ActivityId == activity);
        return Raise(bookmark.Kind == BookmarkKind.Timer ? new FireTimer(Next(), bookmark.Id) : new ResumeBookmark(Next(), bookmark.Id, outcome, null));
    }

    public Lived Raise(EngineEvent happened)
    {
        Take(Kernel.Step(Definition, State, happened, Now));
        return this;
    }

    public string Next() => $"op{++operations}";

    public MigrationAnswer Try(Drawing to, params StandingMove[] moves) => Try(to, InstancePast.Unknown, moves);

    public MigrationAnswer Try(Drawing to, InstancePast past, params StandingMove[] moves) => Try(to.Build(2), past, moves);

    public MigrationAnswer Try(WorkflowDefinition to, params StandingMove[] moves) => Try(to, InstancePast.Unknown, moves);

    public MigrationAnswer Try(WorkflowDefinition to, InstancePast past, params StandingMove[] moves) =>
        InstanceMigration.Run(Kernel, Definition, to, State, new MigrateInstance("migrate", 2, moves, past), Now);

    public Lived GoOver(Drawing to, params StandingMove[] moves) => GoOver(to.Build(2), moves);

    public Lived GoOver(WorkflowDefinition to, params StandingMove[] moves)
    {
        var answer = Try(to, moves);
        Xunit.Assert.True(answer.IsPossible, string.Join('\n', answer.Refusals.Select(refusal => refusal.En)));
        Definition = to;
        Take(answer.Step!);
        return this;
    }

    private void Take(StepResult step)
    {
        State = InstanceState.Deserialize(step.Instance.Serialize());
        Effects.AddRange(step.Effects);
    }

    private sealed class NoScripts : IExpressionEvaluator
    {
        public object? Evaluate(string language, string source, ExpressionScope scope) => throw new ExpressionFailedException("no scripts here");
    }
}
