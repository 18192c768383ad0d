namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// A further address an unfinished task concerns (cooperating bodies, approvers beyond the first), for lists by person.
/// Gone once the task is final.
/// </summary>
public sealed record TaskParty(string TaskId, string Address);
