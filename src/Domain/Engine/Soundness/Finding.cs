namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>An error blocks publishing, a warning asks for a second look, a note says what was not looked at.</summary>
public enum Severity { Note, Warning, Error }

/// <summary>
/// One thing <c>workflow verify</c> has to say. <see cref="Rule"/> is a rule name of the command; <see cref="Steps"/> is the shortest way that
/// leads there, empty where the place itself shows it.
/// </summary>
public sealed record Finding(string Rule, Severity Severity, IReadOnlyList<string> Activities, BilingualText Message, IReadOnlyList<CounterStep> Steps)
{
    /// <summary>The same for the same fault at the same place, whatever its words and its counter-example.</summary>
    public string Key => $"{Rule}:{string.Join(",", Activities)}{(Detail is null ? "" : "/" + Detail)}";

    /// <summary>What tells two findings of one rule at one place apart: an outcome, an input.</summary>
    public string? Detail { get; init; }

    /// <summary>The <see cref="Detail"/> of a step that fails when it is reached.</summary>
    public const string FailsHere = "fails";

    public static Finding Error(string rule, string activity, string vi, string en) => new(rule, Severity.Error, [activity], new(vi, en), []);

    public static Finding Warning(string rule, string activity, string vi, string en) => new(rule, Severity.Warning, [activity], new(vi, en), []);
}
