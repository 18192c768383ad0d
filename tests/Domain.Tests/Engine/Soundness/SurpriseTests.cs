using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Soundness;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>
/// The cases that the pack of Elsa's own results marks <c>surprise:</c> are imitated. Where a step is lost by it, the proof warns the designer at that
/// step; where nothing is lost, it explores what the engine does and finds nothing.
/// </summary>
public sealed class SurpriseTests
{
    private static readonly Dictionary<string, string[]> Warned = new()
    {
        // A condition on a constant: what it leaves out is unreachable besides.
        ["decision-before-join-waitall"] = ["join-deadlock:J", "unreachable:After", "unreachable:J", "unreachable:No"],
        ["fork-connection-not-in-branches"] = ["join-deadlock:J", "unreachable:After", "unreachable:J", "unreachable:R1"],
        ["unconnected-before-start"] = ["unreachable:A", "unreachable:B"],
        // The fault is told of the procedure that is called.
        ["dispatch-child-faults"] = [],
        // Both branches run to their ends, whichever the join takes.
        ["fork-join-waitany"] = [],
        // The step behind the loop is reached where nothing breaks.
        ["parallel-foreach-break"] = [],
    };

    [Fact]
    public void Every_surprise_of_the_pack_is_told_where_it_loses_a_step()
    {
        var surprises = Directory.GetFiles(Path.Combine(Pack, "hand"), "*.expected.json").Concat(Directory.GetFiles(Path.Combine(Pack, "random"), "*.expected.json"))
            .Where(path => Json(path).TryGetProperty("note", out var note) && note.ToString().StartsWith("surprise:", StringComparison.Ordinal)).ToList();
        Assert.Equal(Warned.Keys.Order(StringComparer.Ordinal), surprises.Select(path => Path.GetFileName(path)[..^".expected.json".Length]).Order(StringComparer.Ordinal));
        foreach (var path in surprises)
        {
            var name = path[..^".expected.json".Length];
            var findings = new Proof().Of(File.ReadAllText(name + ".json"));
            Assert.Equal(Warned[Path.GetFileName(name)], findings.Where(finding => finding.Severity != Severity.Note).Select(finding => finding.Key).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_called_procedure_that_fails_is_told_of_itself() =>
        Assert.Contains(new Proof().Of(File.ReadAllText(Path.Combine(Pack, "hand", "dispatch-child-faults.child1.json"))), finding => finding.Key == "cannot-finish:CX/fails");

    [Fact]
    public void Where_a_person_decides_before_a_join_that_waits_for_all_the_join_is_told_with_the_way_there()
    {
        var draft = new Draft().Task("Ask", "Yes", "No").Task("One").Task("Two").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Task("After")
            .Flow("Ask.Yes>One", "Ask.No>Two", "One.Done>Join", "Two.Done>Join", "Join.Done>After");
        var finding = Assert.Single(new Proof().Of(draft.Json()), finding => finding.Rule == "join-deadlock");
        Assert.Equal(["start -> Ask", "complete Ask=Yes -> One", "complete One=Done -> -"], finding.Steps.Select(step => step.ToString()));
    }

    private static string Pack { get; } = Find(AppContext.BaseDirectory);

    private static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    private static string Find(string from) =>
        Directory.Exists(Path.Combine(from, "tests", "conformance")) ? Path.Combine(from, "tests", "conformance") : Find(Path.GetDirectoryName(from.TrimEnd(Path.DirectorySeparatorChar))!);
}
