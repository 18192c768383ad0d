using System.Text.Json;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>The policy a task was opened with.</summary>
public static class ReminderPolicies
{
    /// <exception cref="FormatException">The policy cannot be read; publishing reports the same.</exception>
    public static ReminderPolicy Of(UserTask task)
    {
        if (task.RemindersJson is not { } text)
            return ReminderPolicy.Standard;
        using var json = JsonDocument.Parse(text);
        return ReminderPolicy.Read(json.RootElement);
    }
}
