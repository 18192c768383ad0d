using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// The evaluated inputs of a <c>VanQuan.UserTask</c>. Addresses (<c>unit:CODE</c>, <c>role:CODE/Head</c>, <c>person:ID</c>),
/// form and reminders are opaque to the engine; the rooms below read them.
/// </summary>
public sealed record TaskSpec(
    string Title,
    string? Instructions,
    string Assignee,
    IReadOnlyList<string> Cooperating,
    AnchoredDeadline? Due,
    JsonElement? Reminders,
    JsonElement? Form,
    int EvidenceRequired,
    string? Deliverable,
    string? LegalBasis,
    IReadOnlyList<string> Outcomes);

/// <summary>The evaluated inputs of a <c>VanQuan.Approval</c>. <paramref name="Quorum"/>: how many approve, null for all.</summary>
public sealed record ApprovalSpec(
    string Title,
    string? Instructions,
    IReadOnlyList<string> Approvers,
    int? Quorum,
    AnchoredDeadline? Due,
    JsonElement? Reminders,
    string? ReturnTo,
    string? LegalBasis);
