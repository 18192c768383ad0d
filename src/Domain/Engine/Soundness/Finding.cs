namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>An error blocks publishing, a warning asks for a second look, a note says what was not looked at.</summary>
public enum Severity { Note, Warning, Error }

/// <summary>
/// One thing <c>workflow verify</c> has to say. <see cref="Rule"/> is a rule name of the command; <see cref="CounterExample"/> the steps that
/// lead there, empty where the place itself shows it.
/// </summary>
public sealed record Finding(string Rule, Severity Severity, IReadOnlyList<string> Activities, string Message, IReadOnlyList<string> CounterExample)
{
    public static Finding Error(string rule, string activity, string message) => new(rule, Severity.Error, [activity], message, []);

    public static Finding Warning(string rule, string activity, string message) => new(rule, Severity.Warning, [activity], message, []);
}
