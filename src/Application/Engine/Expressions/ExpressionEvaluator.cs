using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>The kernel's expression port, by Jint and Fluid. One instance serves everybody: it keeps parsed scripts, nothing of an evaluation.</summary>
public sealed class ExpressionEvaluator : IExpressionEvaluator
{
    private readonly JavaScriptExpressions javaScript;
    private readonly LiquidExpressions liquid;

    public ExpressionEvaluator(ExpressionLimits? limits = null)
    {
        javaScript = new(limits ?? new());
        liquid = new(limits ?? new());
    }

    public object? Evaluate(string language, string source, ExpressionScope scope) => language switch
    {
        "JavaScript" => javaScript.Evaluate(source, scope),
        "Liquid" => liquid.Evaluate(source, scope),
        _ => throw new ExpressionFailedException($"There is no expression language '{language}'."),
    };

    /// <summary>What is wrong with the text itself, or null; nothing is evaluated.</summary>
    public string? Problem(string language, string source)
    {
        try
        {
            if (language == "JavaScript")
                javaScript.Parse(source);
            else
                liquid.Parse(source);
            return null;
        }
        catch (ExpressionFailedException e)
        {
            return e.Message;
        }
    }

    /// <summary>What is wrong with a text under work, and where, or null. Nothing is evaluated and nothing kept: drafts come with every keystroke.</summary>
    public static ExpressionProblem? Check(string language, string source) => language switch
    {
        "JavaScript" => JavaScriptExpressions.Check(source),
        "Liquid" => LiquidExpressions.Check(source),
        _ => new($"There is no expression language '{language}'.", null, null),
    };
}
