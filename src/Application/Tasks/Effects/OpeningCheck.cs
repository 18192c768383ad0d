using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>
/// Evaluated inputs nobody can read must not stop the instance: the task opens without that part, and an incident says what
/// is wrong. Literal mistakes are found when a definition is published; these come out of expressions.
/// </summary>
public static class OpeningCheck
{
    public static (OpenTask Effect, IReadOnlyList<string> Problems) Of(OpenTask effect)
    {
        var problems = new List<string>();
        var spec = effect.Spec;
        if (Problem(() => TaskForm.Parse(spec.Form ?? default)) is { } form)
        {
            problems.Add(form);
            spec = spec with { Form = null };
        }
        if (Problem(() => ReminderPolicy.Read(spec.Reminders)) is { } reminders)
        {
            problems.Add(reminders);
            spec = spec with { Reminders = null };
        }
        foreach (var address in spec.Cooperating.Prepend(spec.Assignee))
            if (!Address.TryParse(address, out _, out var wrong)) problems.Add(wrong);
        return (effect with { Spec = spec }, problems);
    }

    public static (OpenApproval Effect, IReadOnlyList<string> Problems) Of(OpenApproval effect) =>
        Problem(() => ReminderPolicy.Read(effect.Spec.Reminders)) is { } reminders
            ? (effect with { Spec = effect.Spec with { Reminders = null } }, [reminders])
            : (effect, []);

    private static string? Problem(Func<object> read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return unreadable.Message;
        }
    }
}
