using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// Who hears of a task on a local date: whoever holds it; else everybody its address means; of an approval the approvers who
/// have not decided yet. Somebody whose account was closed no longer counts as holding it.
/// </summary>
public static class TaskAudience
{
    public static IReadOnlyList<StaffMember> Of(UserTask task, StaffDirectory staff, DateOnly on)
    {
        if (task.ClaimedBy is { } holder && staff.Find(holder) is { Active: true } person)
            return [person];
        var addresses = task.Kind == TaskKind.Approval ? task.Approvers : [task.Assignee];
        return [.. addresses.SelectMany(address => At(address, staff, on))
            .Where(person => !task.HasDecided(person.Id))
            .DistinctBy(person => person.Id)];
    }

    private static IEnumerable<StaffMember> At(string address, StaffDirectory staff, DateOnly on) =>
        Address.TryParse(address, out var parsed, out _) ? staff.Resolve(parsed, on) : [];
}
