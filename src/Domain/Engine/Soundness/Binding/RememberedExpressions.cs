using System.Text;
using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// Evaluates each script once for each combination of the inputs it mentions: a definition that starts for seven communes and forty
/// periods asks the same questions again and again. One that failed, or had to be stopped, is not tried a second time. Lives for one check.
/// </summary>
internal sealed class RememberedExpressions(IExpressionEvaluator inner) : IExpressionEvaluator
{
    private readonly Dictionary<string, (object? Value, Exception? Failure)> answers = [];

    /// <summary>How many scripts were really run.</summary>
    public int Evaluated { get; private set; }

    public object? Evaluate(string language, string source, ExpressionScope scope)
    {
        var question = Question(language, source, scope);
        if (!answers.TryGetValue(question, out var answer))
            answers[question] = answer = Ask(language, source, scope);
        return answer.Failure switch
        {
            null => answer.Value,
            ExpressionAbortedException stopped => throw new ExpressionAbortedException(stopped.Message),
            var failed => throw new ExpressionFailedException(failed.Message, failed),
        };
    }

    private (object?, Exception?) Ask(string language, string source, ExpressionScope scope)
    {
        Evaluated++;
        try
        {
            return (inner.Evaluate(language, source, scope), null);
        }
        catch (Exception failure) when (failure is ExpressionFailedException or ExpressionAbortedException)
        {
            return (null, failure);
        }
    }

    private static string Question(string language, string source, ExpressionScope scope)
    {
        var question = new StringBuilder(language).Append('\n').Append(source);
        var all = source.Contains("getInput", StringComparison.Ordinal) || source.Contains("Input[", StringComparison.Ordinal);
        foreach (var (name, value) in scope.Input)
            if (all || source.Contains(name, StringComparison.OrdinalIgnoreCase))
                question.Append('\n').Append(name).Append('=').Append(Text(value));
        foreach (var name in scope.VariableNames)
            if (source.Contains(name, StringComparison.OrdinalIgnoreCase))
                question.Append('\n').Append(name).Append(':').Append(Text(scope.Variable(name)));
        if (source.Contains("Date", StringComparison.Ordinal) || source.Contains("now", StringComparison.Ordinal))
            question.Append('\n').Append(scope.Now.Ticks);
        return question.ToString();
    }

    private static string Text(object? value) => value is null ? "null" : JsonSerializer.Serialize(value, value.GetType());
}
