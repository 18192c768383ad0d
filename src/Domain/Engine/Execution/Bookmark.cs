namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>What a bookmark waits for.</summary>
public enum BookmarkKind { UserTask, Approval, RunTask, Timer, Signal, Child }

/// <summary>
/// A place where an instance waits. <see cref="Name"/> is the event's name (Signal) or the task's (RunTask). <see cref="OverdueFired"/>: the
/// Overdue path was taken, it is taken once. <see cref="Held"/>: what came while the instance was faulted, applied when it runs again.
/// </summary>
public sealed record Bookmark(string Id, string ActivityId, int Execution, BookmarkKind Kind, string? Name = null, bool OverdueFired = false, EngineEvent? Held = null);

/// <summary>
/// A fault that waits for an administrator. <see cref="Aborted"/> is the event of a step that the wall clock stopped: retrying takes it up
/// again; otherwise the faulted execution is run again.
/// </summary>
public sealed record Incident(string Id, string ActivityId, int Execution, string Message, EngineEvent? Aborted = null);
