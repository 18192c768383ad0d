using System.Text.Json;
using System.Text.RegularExpressions;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>A variable an expression reads. <paramref name="Guarded"/>: it says itself what holds where the variable is not set (<c>getX() ?? 0</c>).</summary>
internal sealed record VariableRead(VariableDefinition Variable, bool Guarded);

/// <summary>
/// Which variables an activity reads and sets, as its text tells. Names mean the nearest variable around the activity, as in the kernel.
/// A script that builds a name out of parts is not seen through.
/// </summary>
internal sealed partial class VariableUse(WorkflowDefinition definition)
{
    private readonly HashSet<string> set = [.. definition.Activities.Values.SelectMany(node => SetBy(definition, node)).Select(variable => variable.Id)];

    /// <summary>Whether anything in the definition ever sets it; one nobody sets keeps its default.</summary>
    public bool IsEverSet(VariableDefinition variable) => set.Contains(variable.Id);

    public IReadOnlySet<string> SetBy(ActivityNode node) => SetBy(definition, node).Select(variable => variable.Id).ToHashSet();

    public IEnumerable<VariableRead> ReadBy(ActivityNode node) =>
        DefinitionFacts.ExpressionsOf(node).Where(item => !item.Place.EndsWith(".variable", StringComparison.Ordinal)).SelectMany(item => ReadBy(node, item.Expression));

    /// <summary>Whether a value can be told before anything has run: it reads no variable that changes and no step's output.</summary>
    public bool IsKnownAtStart(ActivityNode node, Expression expression) =>
        !ReadBy(node, expression).Any(read => IsEverSet(read.Variable)) && !(expression is { Language: "JavaScript" or "Liquid", Text: { } text } && (ReadsOutputs(text) || Round().IsMatch(text)));

    public static bool ReadsOutputs(string text) => Output().IsMatch(text);

    public IEnumerable<VariableRead> ReadBy(ActivityNode node, Expression expression)
    {
        switch (expression.Language)
        {
            case "Variable":
                return Named(node, expression.Value) is { } variable ? [new(variable, false)] : [];
            case "JavaScript" when expression.Text is { } script:
                return ScriptReads(node, script);
            case "Liquid" when expression.Text is { } template:
                return from Match match in LiquidRead().Matches(template)
                       let read = Find(definition, node, found => found.Name == match.Groups["name"].Value)
                       where read is not null
                       select new VariableRead(read, match.Groups["guard"].Success);
            case "Object" or "Json" or "Literal" when (expression.Text ?? expression.Value.Text("anchor")) is { } text && AnchorRead().Match(text) is { Success: true } match:
                return Find(definition, node, found => found.Name == match.Groups["name"].Value) is { } anchor ? [new(anchor, false)] : [];
            default:
                return [];
        }
    }

    /// <summary>What a script reads before it has set it itself.</summary>
    private IEnumerable<VariableRead> ScriptReads(ActivityNode node, string script)
    {
        var own = new HashSet<string>();
        foreach (Match match in ScriptUse().Matches(script))
        {
            var variable = Find(definition, node, found => match.Groups["quoted"] is { Success: true } quoted ? found.Name == quoted.Value
                : match.Groups["member"] is { Success: true } member ? found.Name == member.Value
                : Upper(found.Name) == match.Groups["name"].Value);
            if (variable is null)
                continue;
            if (match.Groups["set"].Success || match.Groups["assign"].Success)
                own.Add(variable.Id);
            else if (!own.Contains(variable.Id))
                yield return new(variable, match.Groups["guard"].Success || match.Groups["not"].Success);
        }
    }

    private static IEnumerable<VariableDefinition> SetBy(WorkflowDefinition definition, ActivityNode node)
    {
        if (node.Type == "Elsa.SetVariable" && node.Json.TryGetProperty("variable", out var reference) && Named(definition, node, reference) is { } direct)
            yield return direct;
        foreach (var input in node.Json.EnumerateObject())
            if (node.Output(input.Name) is { } target && Find(definition, node, variable => variable.Id == target) is { } captured)
                yield return captured;
        foreach (var script in DefinitionFacts.ExpressionsOf(node).Where(item => item.Expression.Language == "JavaScript" || item.Place.EndsWith(".script", StringComparison.Ordinal)).Select(item => item.Expression.Text).OfType<string>())
            foreach (Match match in ScriptUse().Matches(script))
                if ((match.Groups["set"].Success || match.Groups["assign"].Success)
                    && Find(definition, node, found => found.Name == match.Groups["quoted"].Value || found.Name == match.Groups["member"].Value || Upper(found.Name) == match.Groups["name"].Value) is { } written)
                    yield return written;
    }

    private VariableDefinition? Named(ActivityNode node, JsonElement reference) => Named(definition, node, reference);

    private static VariableDefinition? Named(WorkflowDefinition definition, ActivityNode node, JsonElement reference) =>
        reference.Text("id") is { } id ? Find(definition, node, variable => variable.Id == id)
        : reference.Text("name") is { } name ? Find(definition, node, variable => variable.Name == name || variable.Id == name) : null;

    private static VariableDefinition? Find(WorkflowDefinition definition, ActivityNode from, Func<VariableDefinition, bool> wanted)
    {
        for (var node = from; node is not null; node = node.Parent)
            if (node.Variables.FirstOrDefault(wanted) is { } inner)
                return inner;
        return definition.Variables.FirstOrDefault(wanted);
    }

    private static string Upper(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Uses in the order they stand: <c>getX()</c>, <c>setX(…)</c>, <c>variables.X</c>, <c>getVariable('X')</c>, with what excuses a missing value.</summary>
    [GeneratedRegex("""
        (?<not>!\s*)?(?:
            (?:get|(?<set>set))Variable\(\s*['"](?<quoted>[^'"]+)['"]\s*[\),]
          | \bvariables\.(?<member>[\p{L}_$][\p{L}\p{M}\p{N}_$]*)
          | \b(?:get|(?<set>set))(?<name>[\p{L}_$][\p{L}\p{M}\p{N}_$]*)\((?:\s*\))?
        )
        (?:\s*(?<guard>\?\?|\?\.|\|\||[=!]==?\s*(?:null|undefined)\b)|\s*(?<assign>=)(?!=))?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ScriptUse();

    [GeneratedRegex("""Variables(?:\.(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|\[\s*['"](?<name>[^'"]+)['"]\s*\])(?<guard>[^|}]*\|\s*default\s*:)?""")]
    private static partial Regex LiquidRead();

    [GeneratedRegex("""^\s*(?:\{.*"anchor"\s*:\s*")?Variable:(?<name>[^"]+)(?:"|\s*$)""", RegexOptions.Singleline)]
    private static partial Regex AnchorRead();

    [GeneratedRegex("""getOutputFrom|getLastResult|LastResult|\bOutputs\b""")]
    private static partial Regex Output();

    /// <summary>What loops give their bodies.</summary>
    [GeneratedRegex("""\b(?:get)?Current(?:Unit|Value|Index)\b""")]
    private static partial Regex Round();
}
