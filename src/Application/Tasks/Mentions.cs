using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>
/// People named in a comment: an at sign and the whole name, <c>@Trần Thị Bình</c>. Only those who may see the task can be
/// named. Awkward case: of two people of one name, whom it means is told by the id that the page's list of names sends along.
/// </summary>
public static class Mentions
{
    private const int MostOffered = 200;

    /// <summary>Whom a page offers: the people of the task's bodies, whoever decides on it, whoever assigned it.</summary>
    public static IReadOnlyList<StaffMember> Offered(UserTask task, IReadOnlyList<UserTask> approvals, TaskAuthority authority)
    {
        var unit = task.UnitCode is { } code ? Address.OfUnit(code).ToString() : null;
        var holder = task.ClaimedBy is { } person ? Address.OfPerson(person).ToString() : null;
        var addresses = new[] { holder, task.Assignee, unit, task.AssignedBy }.OfType<string>()
            .Concat(task.Cooperating).Concat(task.Approvers).Concat(approvals.SelectMany(one => one.Approvers)).Distinct();
        return [.. addresses.SelectMany(text => Address.TryParse(text, out var address, out _) ? authority.Staff.Resolve(address, authority.On) : [])
            .DistinctBy(one => one.Id).Where(one => MaySee(one, task, approvals, authority)).Take(MostOffered)];
    }

    /// <summary>Those the text names, and those it names who may not see the task.</summary>
    public static (IReadOnlyList<StaffMember> Named, IReadOnlyList<StaffMember> Barred) In(
        string text, IReadOnlyList<string> chosen, UserTask task, IReadOnlyList<UserTask> approvals, TaskAuthority authority)
    {
        if (!text.Contains('@', StringComparison.Ordinal)) return ([], []);
        var picked = chosen.Distinct().Select(authority.Staff.Find).OfType<StaffMember>().Where(one => one.Active && Says(text, one)).ToList();
        var typed = Offered(task, approvals, authority).Where(one => Says(text, one) && picked.All(other => other.Name != one.Name))
            .GroupBy(one => one.Name).Where(same => same.Count() == 1).Select(same => same.First());
        var (named, barred) = (new List<StaffMember>(), new List<StaffMember>());
        foreach (var one in picked.Concat(typed).DistinctBy(one => one.Id))
            (MaySee(one, task, approvals, authority) ? named : barred).Add(one);
        return (named, barred);
    }

    private static bool Says(string text, StaffMember person) => text.Contains("@" + person.Name, StringComparison.OrdinalIgnoreCase);

    private static bool MaySee(StaffMember person, UserTask task, IReadOnlyList<UserTask> approvals, TaskAuthority authority) =>
        authority.Concerns(task, person.AsActor()) || approvals.Any(one => authority.Concerns(one, person.AsActor()));
}
