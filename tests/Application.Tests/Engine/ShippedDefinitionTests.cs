using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using VanQuan.Workflows.Domain.Engine.Soundness;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>The procedures of the shipped plans, lived through with every outcome people can choose.</summary>
public sealed class ShippedDefinitionTests
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(ConformancePack.Folder, "..", "..", "workflows"));

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) != "plan.json").Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Can_always_finish_and_has_no_other_error(string name) =>
        Assert.Empty(new Domain.Engine.Soundness.Proof(new ExpressionEvaluator().Problem).Of(File.ReadAllText(Path.Combine(Folder, name))).Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message.En));

    /// <summary>Each history chooses outcomes by its number: the n-th outcome of a step the first time, the next one each time it comes back.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Comes_to_its_end_without_an_incident_whatever_people_choose(string name)
    {
        var definition = WorkflowDefinition.Parse(File.ReadAllText(Path.Combine(Folder, name)));
        definition.EnsureRunnable();
        for (var history = 0; history < 4; history++)
        {
            var run = new ScenarioRun(definition, [], Scenario.None, definitions => new Kernel(ConformancePack.Evaluator, definitions), deadline => deadline.Anchor.AddDays(30)).Play();
            run.LiveOut(history, steps: 400);
            Assert.Equal([], run.Incidents.Select(incident => $"history {history}, {incident.ActivityId}: {incident.Message}"));
            Assert.Equal(InstanceSubStatus.Finished, run.Main!.SubStatus);
        }
    }
}
