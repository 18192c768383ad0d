using System.Text.Json;
using System.Text.Json.Serialization;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// How somebody behaves: acts so many working days before (negative) or after the due date, at 16:00, or never (null); and what
/// they choose. Without a due date the days count from opening, one at least. Nobody acts before a task is open.
/// </summary>
public sealed record Conduct(int? Days, string? Outcome = null, string? Reason = null, IReadOnlyDictionary<string, string>? Values = null)
{
    public static Conduct OnTime { get; } = new(-1);
    public static Conduct Late { get; } = new(5);
    public static Conduct Silent { get; } = new((int?)null);

    /// <summary>The word for it; null where it has none.</summary>
    public string? Name => this == OnTime ? "on-time" : this == Late ? "late" : this == Silent ? "silent" : null;

    /// <summary><c>on-time</c>, <c>late</c> or <c>silent</c>; null for another word.</summary>
    public static Conduct? Named(string name) => name switch
    {
        "on-time" => OnTime,
        "late" => Late,
        "silent" => Silent,
        _ => null,
    };
}

/// <summary>
/// Who behaves how: a word for everybody, or a file with rules, the first that fits wins:
/// <c>{"default": "on-time", "rules": [{"action": 4, "unit": "TNMT", "activity": "tham-tra", "round": 1, "people": "late"},
/// {"activity": "ky", "round": 1, "days": -1, "outcome": "Returned", "reason": "Thiếu trích đo"}]}</c>. <c>round</c> is the round of
/// the work, also for an approval of it; <c>time</c> is the n-th time an instance asks for this very step, in whatever way it came
/// back. <c>values</c> fills fields of a form by name.
/// </summary>
public sealed record PeopleConduct(Conduct Default, IReadOnlyList<PeopleConduct.Rule> Rules)
{
    /// <summary>One line of the file; what is left out fits everything.</summary>
    public sealed record Rule(
        int? Action = null, string? Unit = null, string? Subject = null, string? Activity = null, int? Round = null, int? Time = null,
        string? People = null, int? Days = null, string? Outcome = null, string? Reason = null, Dictionary<string, string>? Values = null)
    {
        internal bool Fits(int? action, string? unit, string? subject, string activity, int round, int time) =>
            (Action is null || Action == action) && (Unit is null || Unit == unit) && (Subject is null || Subject == subject)
            && (Activity is null || Activity == activity) && (Round is null || Round == round)
            && (Time is null || Time == time);

        internal Conduct Conduct(Conduct otherwise)
        {
            var named = People is null ? otherwise : Simulation.Conduct.Named(People)!;
            return named with { Days = Days ?? named.Days, Outcome = Outcome, Reason = Reason, Values = Values };
        }
    }

    private sealed record Script(string? Default, List<Rule>? Rules);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static PeopleConduct Everybody(Conduct conduct) => new(conduct, []);

    /// <exception cref="FormatException">The file cannot be read; says where and why.</exception>
    public static PeopleConduct Parse(string json)
    {
        try
        {
            var script = JsonSerializer.Deserialize<Script>(json, Options) ?? throw new FormatException("an object is expected");
            var rules = script.Rules ?? [];
            foreach (var (rule, index) in rules.Select((rule, index) => (rule, index)))
                if (rule.People is { } people && Conduct.Named(people) is null)
                    throw new FormatException($"rule {index + 1}: \"{people}\" is none of on-time, late, silent");
            return new(Conduct.Named(script.Default ?? "on-time") ?? throw new FormatException($"\"{script.Default}\" is none of on-time, late, silent"), rules);
        }
        catch (JsonException error)
        {
            throw new FormatException($"line {error.LineNumber + 1}, {error.Path}: {error.Message.Split(" Path:")[0]}", error);
        }
    }

    /// <summary>The rules as a file for <c>plan simulate --people</c>. The default has to be one that has a name.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Script(Default.Name ?? throw new InvalidOperationException("This default has no name."), [.. Rules]), Writing);

    public Conduct Of(int? action, string? unit, string? subject, string activity, int round, int time = 1) =>
        Rules.FirstOrDefault(rule => rule.Fits(action, unit, subject, activity, round, time))?.Conduct(Default) ?? Default;
}
