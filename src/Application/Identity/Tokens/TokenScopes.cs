using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>
/// What a token may be used for. A scope only narrows what its person may do: the use cases decide by the person as ever (law 9).
/// </summary>
public static class TokenScopes
{
    public const string ReadTasks = "tasks:read";
    public const string WriteTasks = "tasks:write";
    public const string WriteApprovals = "approvals:write";
    public const string ReadPlans = "plans:read";
    public const string WritePlans = "plans:write";
    public const string ReadReports = "reports:read";
    public const string ManageWebhooks = "webhooks:manage";
    public const string ReadAdmin = "admin:read";

    public static IReadOnlyList<string> All { get; } = [ReadTasks, WriteTasks, WriteApprovals, ReadPlans, WritePlans, ReadReports, ManageWebhooks, ReadAdmin];

    /// <summary>A webhook hears of everybody's work and the audit tells of everybody's: both are for administrators.</summary>
    public static bool IsForAdministrators(string scope) => scope is ManageWebhooks or ReadAdmin;

    /// <summary>Those that are of use to a person with these roles.</summary>
    public static IEnumerable<string> For(SystemRoles roles) => All.Where(scope => roles.HasFlag(SystemRoles.Administrator) || !IsForAdministrators(scope));
}
