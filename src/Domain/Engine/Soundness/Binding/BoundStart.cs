using System.Text.Json;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// One start of a definition that some plan foresees: what its expressions see and the dates it is given, as the engine would get them.
/// Soundness knows nothing of plans; whoever does makes these. <paramref name="Begin"/> is the local date (Asia/Ho_Chi_Minh) the start is planned
/// for, <paramref name="Due"/> the one by which all of it has to be done. Starts of one <paramref name="Run"/> differ in their dates alone.
/// </summary>
/// <param name="Name">What people call it: "nhiệm vụ 12, Xã Tràng Phái".</param>
public sealed record BoundStart(
    BilingualText Name, string Run, IReadOnlyDictionary<string, JsonElement> Input, IReadOnlyDictionary<string, DateOnly> Anchors, DateOnly Begin, DateOnly? Due);

/// <summary>
/// Whom addresses may mean. <paramref name="Posts"/>: every post the plan's bodies have, each held by somebody imagined, because a definition is not wrong
/// only because a post is vacant today. <paramref name="Staff"/>: the people there really are, null where nobody knows them; only they can answer <c>person:</c>,
/// as they stand on <paramref name="Today"/> (local date).
/// </summary>
public sealed record BoundPeople(StaffDirectory Posts, StaffDirectory? Staff, IReadOnlyDictionary<string, string> UnitNames, DateOnly Today)
{
    internal IReadOnlyList<StaffMember> Holders(Address address, BoundStart start) => Approvers(address, Nobody, start);

    /// <summary>Who may decide on work of the people in <paramref name="worked"/>, superiors not asked.</summary>
    internal IReadOnlyList<StaffMember> Approvers(Address address, IReadOnlySet<string> worked, BoundStart start) =>
        address.Kind == AddressKind.Person ? Staff?.Approvers(address, worked, Today) ?? [] : Posts.Approvers(address, worked, start.Begin);

    /// <summary>The nearest post above whose holder did not do the work; null where nobody is left.</summary>
    internal Address? Superior(Address address, IReadOnlySet<string> worked, BoundStart start) => address.Kind == AddressKind.Person
        ? Staff?.Superiors(address, Today).FirstOrDefault(post => Staff.Approvers(post, worked, Today).Count > 0)
        : Posts.Superiors(address, start.Begin).FirstOrDefault(post => Posts.Approvers(post, worked, start.Begin).Count > 0);

    private static readonly HashSet<string> Nobody = [];
}

/// <summary>All starts a definition is checked against, with the people of the plans they come from.</summary>
public sealed record BoundPlan(IReadOnlyList<BoundStart> Starts, BoundPeople People);

/// <summary>
/// What the rooms below read of inputs that the engine hands on unread. Each problem is told in words, null where there is none.
/// <paramref name="SlotsBefore"/>: the working days before the due date (0 on the day) of which a policy reminds, with the local date of each.
/// </summary>
public sealed record InputReaders(
    Func<JsonElement, string?> ReminderProblem, Func<JsonElement, string?> FormProblem, Func<JsonElement, DateOnly, IReadOnlyList<(int Days, DateOnly On)>> SlotsBefore);
