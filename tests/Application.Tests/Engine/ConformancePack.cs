using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>The definitions under tests/conformance with what Elsa 3.7.1 made of them; <c>ours/</c> says what we make of those it got wrong.</summary>
internal static class ConformancePack
{
    public static ExpressionEvaluator Evaluator { get; } = new();

    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    public static IEnumerable<string> Names =>
        new[] { "hand", "random" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.expected.json"))
            .Select(path => Path.GetRelativePath(Folder, path)[..^".expected.json".Length]).Order(StringComparer.Ordinal);

    /// <summary>Our own expectation where there is one (each is a difference listed in docs/elsa-differences.md), else Elsa's.</summary>
    public static JsonElement Expected(string name)
    {
        var own = Path.Combine(Folder, "ours", Path.GetFileName(name) + ".expected.json");
        return Json(File.Exists(own) ? own : Path.Combine(Folder, name + ".expected.json"));
    }

    public static WorkflowDefinition Definition(string name) => WorkflowDefinition.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));

    /// <summary>What Elsa made of it, also where we think it wrong.</summary>
    public static JsonElement OfElsa(string name) => Json(Path.Combine(Folder, name + ".expected.json"));

    public static Scenario ScenarioOf(string name) =>
        File.Exists(Path.Combine(Folder, name) + ".scenario.json") ? Scenario.Parse(File.ReadAllText(Path.Combine(Folder, name) + ".scenario.json")) : Scenario.None;

    /// <summary>The definitions that a definition of the pack calls.</summary>
    public static IReadOnlyList<WorkflowDefinition> Called(string name) =>
        [.. ScenarioOf(name).Also.Select(file => WorkflowDefinition.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.Combine(Folder, name))!, file))))];

    public static ScenarioRun Play(string name, bool storeBetweenSteps = false) =>
        new ScenarioRun(Definition(name), Called(name), ScenarioOf(name), definitions => new Kernel(Evaluator, definitions), deadline => deadline.Anchor) { StoreBetweenSteps = storeBetweenSteps }.Play();

    private static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    private static string Find(string from) =>
        Directory.Exists(Path.Combine(from, "tests", "conformance")) ? Path.Combine(from, "tests", "conformance") : Find(Path.GetDirectoryName(from.TrimEnd(Path.DirectorySeparatorChar))!);
}
