using System.Text.RegularExpressions;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>The ways an activity may be left by where a script says which: what is drawn, and what the script names.</summary>
internal static partial class ImaginedOutcomes
{
    private const int MostBranches = 5;

    /// <summary>Any of the branches together; of many, each alone and all.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfFork(ActivityNode node)
    {
        var drawn = Drawn(node);
        if (drawn.Count == 0)
            return [[]];
        if (drawn.Count > MostBranches)
            return [drawn, .. drawn.Select(outcome => new[] { outcome })];
        return [.. Enumerable.Range(1, (1 << drawn.Count) - 1).Reverse().Select(set => drawn.Where((_, i) => (set >> i & 1) == 1).ToList())];
    }

    public static IReadOnlyList<IReadOnlyList<string>> OfComplete(ActivityNode node) =>
        node.Parent is { } composite && Drawn(composite) is { Count: > 0 } drawn ? [.. drawn.Select(outcome => new[] { outcome })] : [["Done"]];

    /// <summary>Each outcome the script names; where it computes them, each that is drawn.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfScript(ActivityNode node, string script)
    {
        var calls = SetOutcome().Count(script);
        if (calls == 0)
            return [["Done"]];
        var named = NamedOutcome().Matches(script).Select(match => match.Groups[1].Value).ToList();
        var possible = named.Count == calls ? named : Drawn(node);
        return [.. possible.Append(Drawn(node).Contains("Done") || possible.Count == 0 ? "Done" : possible[0]).Distinct().Select(outcome => new[] { outcome })];
    }

    private static IReadOnlyList<string> Drawn(ActivityNode node) =>
        node.Parent is { IsFlowchart: true } chart ? [.. chart.Connections.Where(connection => connection.Source == node.Id).Select(connection => connection.Outcome).Distinct()] : [];

    [GeneratedRegex(@"\bsetOutcomes?\s*\(")]
    private static partial Regex SetOutcome();

    [GeneratedRegex("""\bsetOutcome\s*\(\s*['"]([^'"]*)['"]\s*\)""")]
    private static partial Regex NamedOutcome();
}
