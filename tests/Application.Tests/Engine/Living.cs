using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>An instance under test with everything it has asked of the world. It is stored and read between any two events.</summary>
internal sealed class Living
{
    private readonly Kernel kernel;
    private readonly WorkflowDefinition definition;
    private int operations;

    public Living(WorkflowDefinition definition, IReadOnlyDictionary<string, DateOnly>? anchors = null, IExpressionEvaluator? evaluator = null, EngineLimits? limits = null, params (string Name, object Value)[] input)
    {
        kernel = new(evaluator ?? ConformancePack.Evaluator, null, limits);
        this.definition = definition;
        Take(kernel.Step(definition, null, new StartInstance("start", "i", null, input.ToDictionary(i => i.Name, i => JsonSerializer.SerializeToElement(i.Value)), anchors ?? new Dictionary<string, DateOnly>()), Now));
    }

    /// <summary>Monday 20 December 2021, 08:00 in Văn Quan.</summary>
    public DateTimeOffset Now { get; set; } = new(2021, 12, 20, 8, 0, 0, TimeSpan.FromHours(7));

    public InstanceState State { get; private set; } = null!;
    public List<Effect> Effects { get; } = [];
    public IEnumerable<string> Lines => All<WriteText>().Select(line => line.Text);

    public IEnumerable<T> All<T>() where T : Effect => Effects.OfType<T>();

    public string Waiting(string activity) => State.Bookmarks.Last(bookmark => bookmark.ActivityId == activity).Id;

    public bool IsWaiting(string activity) => State.Bookmarks.Any(bookmark => bookmark.ActivityId == activity);

    public bool Submit(string activity, string? outcome = null, object? form = null) =>
        Raise(new ResumeBookmark($"op{++operations}", Waiting(activity), outcome, form is null ? null : JsonSerializer.SerializeToElement(form)));

    public bool Raise(EngineEvent happened)
    {
        var result = kernel.Step(definition, State, happened, Now);
        if (result.Taken)
            Take(result);
        return result.Taken;
    }

    private void Take(StepResult result)
    {
        State = InstanceState.Deserialize(result.Instance.Serialize());
        Effects.AddRange(result.Effects);
    }
}
