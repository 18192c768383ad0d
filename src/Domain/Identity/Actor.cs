namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// Who a change is made by. Only the id enters the audit line; the name is for texts people read.
/// Rights are not carried along: they are looked up in the <see cref="StaffDirectory"/> when the change is committed.
/// </summary>
public sealed record Actor(string PersonId, string Name)
{
    /// <summary>The service itself: timers, reminders, recurrences.</summary>
    public static Actor System { get; } = new("system", "VanQuan.Workflows");

    /// <summary>Someone at the console of the server, where nobody signs in.</summary>
    public static Actor Operator { get; } = new("operator", "Operator");

    public bool IsPerson => this != System && this != Operator;
}
