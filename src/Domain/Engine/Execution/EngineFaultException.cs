namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>An activity cannot do what it was asked: it becomes an incident of that activity, with this message.</summary>
public class EngineFaultException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An expression failed or went beyond its statement or memory limit. Deterministic: it fails the same way when replayed.</summary>
public sealed class ExpressionFailedException(string message, Exception? inner = null) : EngineFaultException(message, inner);

/// <summary>
/// An expression was stopped by the wall clock, the last resort against a runaway. How far it came depends on the machine, so nothing of
/// the event is kept: the kernel answers with the instance as it was and an incident, whose retry takes the event up again.
/// </summary>
public sealed class ExpressionAbortedException(string message) : Exception(message);
