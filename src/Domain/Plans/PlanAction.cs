using System.Text.Json;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>How many instances an action starts: one, one per body of its scope, or one per subject in its scope.</summary>
public enum ActionRuns { Once, PerUnit, PerSubject }

/// <summary>Where an action comes from: the document, the clause, and the sentence that asks for it.</summary>
public sealed record SourceClause(string Document, string Clause, string? Quote = null);

/// <summary>
/// A task or solution (nhiệm vụ, giải pháp) of the plan, bound to the procedure that does it. <paramref name="SourceTasks"/> names
/// the rows of the plan's table it covers: rows that say the same thing twice are one action, and where they have different
/// leads, <paramref name="CoLeads"/> lead steps of their own beside <paramref name="Lead"/>. It has a due date, or a recurrence
/// where the plan says "thường xuyên". <paramref name="Reminders"/> is the name of a policy or a policy, null for the standard one.
/// </summary>
public sealed record PlanAction(
    int Number,
    string Title,
    string? TitleEn,
    SourceClause Source,
    IReadOnlyList<string> SourceTasks,
    IReadOnlyList<CriterionKey> Criteria,
    string Lead,
    IReadOnlyList<string> CoLeads,
    IReadOnlyList<string> Cooperating,
    IReadOnlyList<string> Scope,
    ActionRuns Runs,
    string? SubjectKind,
    ActionDue? Due,
    Recurrence? Recurrence,
    string? Deliverable,
    string Definition,
    JsonElement? Reminders = null,
    string? Note = null);
