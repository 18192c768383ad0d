using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// Who hears of a task on a local date: whoever holds it; else everybody its address means; of an approval those who may decide
/// and have not yet (law 9: nobody on their own work). Somebody whose account was closed no longer counts as holding it.
/// </summary>
public static class TaskAudience
{
    public static IReadOnlyList<StaffMember> Of(UserTask task, StaffDirectory staff, DateOnly on)
    {
        if (task.ClaimedBy is { } holder && staff.Find(holder) is { Active: true } person)
            return [person];
        if (task.Kind != TaskKind.Approval)
            return [.. At(task.Assignee, staff, on)];
        var worked = task.Workers.ToHashSet();
        var able = task.Approvers.SelectMany(seat => Address.TryParse(seat, out var address, out _) ? staff.Approvers(address, worked, on) : []).ToList();
        // Where all who could decide did the work, they still hear of it: an incident asks an administrator for somebody else.
        return [.. (able.Count > 0 ? able : task.Approvers.SelectMany(seat => At(seat, staff, on)))
            .Where(person => !task.HasDecided(person.Id))
            .DistinctBy(person => person.Id)];
    }

    /// <summary>Who is told that a task has opened on which their body cooperates: not those whose task it is anyway.</summary>
    public static IReadOnlyList<StaffMember> Cooperating(UserTask task, StaffDirectory staff, DateOnly on)
    {
        var own = Of(task, staff, on).Select(person => person.Id).ToHashSet();
        return [.. task.Cooperating.SelectMany(address => At(address, staff, on)).Where(person => !own.Contains(person.Id)).DistinctBy(person => person.Id)];
    }

    private static IEnumerable<StaffMember> At(string address, StaffDirectory staff, DateOnly on) =>
        Address.TryParse(address, out var parsed, out _) ? staff.Resolve(parsed, on) : [];
}
