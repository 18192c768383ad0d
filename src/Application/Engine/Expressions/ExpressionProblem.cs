namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>What is wrong with a text, and where: lines and columns count from 1, null where the parser says no place.</summary>
public sealed record ExpressionProblem(string Message, int? Line, int? Column);
