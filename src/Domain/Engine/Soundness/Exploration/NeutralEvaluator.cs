using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>Evaluates what needs no data: bare constants, and templates without a variable part. Whatever needs data is imagined before it comes here.</summary>
internal sealed class NeutralEvaluator : IExpressionEvaluator
{
    public object? Evaluate(string language, string source, ExpressionScope scope) => language == "Liquid" ? source : source.Contains("true", StringComparison.Ordinal);
}
