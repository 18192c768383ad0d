namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// The port through which scripts and templates enter the kernel. Literal, Object, Variable and Input expressions need no script and are
/// the kernel's own; what comes here is <c>JavaScript</c> and <c>Liquid</c>. An implementation is deterministic: time and chance come
/// from the scope, and the same scope gives the same value.
/// </summary>
public interface IExpressionEvaluator
{
    /// <summary>
    /// The value of an expression: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, <see cref="DateTimeOffset"/>, or a
    /// <see cref="System.Text.Json.JsonElement"/> for objects and arrays.
    /// </summary>
    /// <exception cref="ExpressionFailedException">It does not parse, throws, or exceeds its statement or memory limit.</exception>
    /// <exception cref="ExpressionAbortedException">The wall clock stopped it.</exception>
    object? Evaluate(string language, string source, ExpressionScope scope);
}
