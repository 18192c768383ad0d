using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>
/// Instances as releases stored them, each with the definition, what happens next and how it ended (<c>recorded-instances/</c>). They are never
/// rewritten: a later release that cannot take one up has broken running work. <c>recorded-instances/README.md</c> tells how to add one.
/// </summary>
public sealed class RecordedInstanceTests
{
    private static string Folder => Path.Combine(ConformancePack.Folder, "..", "recorded-instances");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Resumes_to_its_recorded_end(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name)));
        var recorded = document.RootElement;
        var definition = WorkflowDefinition.Parse(recorded.GetProperty("definition").GetRawText());
        var state = InstanceState.Deserialize(recorded.GetProperty("state").GetRawText());
        var lines = new List<string>();
        foreach (var step in recorded.GetProperty("events").EnumerateArray())
        {
            var happened = step.GetProperty("event").Deserialize<EngineEvent>(Options)!;
            var result = new Kernel(ConformancePack.Evaluator).Step(definition, state, happened, step.GetProperty("at").GetDateTimeOffset());
            Assert.True(result.Taken, $"{happened} is not taken any more");
            state = result.Instance;
            lines.AddRange(result.Effects.OfType<WriteText>().Select(text => text.Text));
        }
        Assert.Equal(recorded.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!), lines);
        Assert.Equal(recorded.GetProperty("subStatus").GetString(), state.SubStatus.ToString());
    }

    internal static JsonSerializerOptions Options { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
}
