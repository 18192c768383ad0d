using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>The mails and reminders of a simulation: who would hear what, with the subject they would read.</summary>
internal sealed class SimulatedMail(World world)
{
    /// <param name="by">Who decided, where somebody did.</param>
    public void About(UserTask task, MailOccasion occasion, string rule, string? by = null, string? reason = null)
    {
        foreach (var person in TaskAudience.Of(task, world.Staff, world.Today))
            Tell(task, person, occasion, rule, mail => mail with { By = by, Reason = reason });
    }

    public void ToCooperating(UserTask task)
    {
        foreach (var person in TaskAudience.Cooperating(task, world.Staff, world.Today))
            Tell(task, person, MailOccasion.Cooperation, "cooperation");
    }

    /// <summary>Looks for the next reminder and puts it on the agenda; what stood planned before is passed over when its moment comes.</summary>
    public void PlanReminder(UserTask task)
    {
        var next = task is { IsWorkable: true, IsPaused: false, DueDate: { } due }
            ? ReminderSchedule.Next(due, ReminderPolicies.Of(task), world.Calendar, world.Now)
            : null;
        task.PlanReminder(next?.At);
        if (next is { At: var at })
            world.Agenda.Plan(at, Turn.Reminder, () => Remind(task, at));
    }

    public void Notice(Notify effect) => Send(effect, effect.Recipients, Heading(effect), "notify");

    public void Notice(SendMail effect) => Send(effect, effect.To, effect.Subject, "mail");

    private void Remind(UserTask task, DateTimeOffset at)
    {
        if (task.NextReminderAt != at || task is not { IsWorkable: true, IsPaused: false, DueDate: { } due })
            return;
        var slots = ReminderSchedule.Slots(due, ReminderPolicies.Of(task), world.Calendar, at).Where(slot => slot.At >= at);
        var heard = new HashSet<(string, DateTimeOffset, string)>();
        foreach (var reminder in ReminderDecision.Decide(slots, slot => Listeners(task, slot).Select(person => person.Id), heard))
            Tell(task, world.Staff.Find(reminder.PersonId)!, Occasion(reminder.Slot), reminder.Slot.Rule,
                mail => mail with { Missed = reminder.Merged.Count(slot => slot.At < reminder.Slot.At) });
        PlanReminder(task);
    }

    private IReadOnlyList<StaffMember> Listeners(UserTask task, ReminderSlot slot) =>
        slot.Level is not { } level ? TaskAudience.Of(task, world.Staff, world.Today)
        : task.UnitCode is { } unit ? world.Staff.EscalateTo(level, unit, world.Today)
        : [];

    private static MailOccasion Occasion(ReminderSlot slot) => slot.Kind == ReminderKind.Escalation ? MailOccasion.Escalation : MailOccasion.Reminder;

    private void Tell(UserTask task, StaffMember person, MailOccasion occasion, string rule, Func<WrittenMail, WrittenMail>? more = null)
    {
        var time = task.DueDate is { } due && !task.IsPaused ? TimeLeft.At(due, world.Today, world.Calendar) : null;
        world.Tell(SimulationKind.Mail, task, line =>
        {
            var told = world.Number(line with
            {
                To = person.Id,
                Subject = MailSubject.Compose(person.Language, occasion, task.Title, task.Subject, time),
                Rule = rule,
            });
            if (world.Reader is { } reader)
            {
                var mail = new WrittenMail(told, person) { Task = task, Occasion = occasion };
                reader(more is null ? mail : more(mail));
            }
            return told;
        });
    }

    private void Send(Effect effect, IReadOnlyList<string> to, string subject, string rule)
    {
        foreach (var person in to.SelectMany(text => Meant(text.Trim())).DistinctBy(person => person.Id))
            world.Tell(SimulationKind.Mail, effect.InstanceId, line =>
            {
                var told = world.Number(line with { To = person.Id, Subject = MailText.Line(subject, MailSubject.MaxLength), Rule = rule });
                world.Reader?.Invoke(new WrittenMail(told, person) { Notice = effect });
                return told;
            });
    }

    /// <summary>An address that means nobody is kept as it stands: in the live service it becomes a dead letter, so that it is seen.</summary>
    private IReadOnlyList<StaffMember> Meant(string text)
    {
        var people = Address.TryParse(text, out var address, out _) ? world.Staff.Resolve(address, world.Today) : [];
        return people.Count > 0 ? people : [new StaffMember(text, text, text)];
    }

    private static string Heading(Notify effect)
    {
        foreach (var name in (string[])["heading", "title"])
            if (effect.Data.ValueKind == System.Text.Json.JsonValueKind.Object && effect.Data.TryGetProperty(name, out var word)
                && word.ValueKind == System.Text.Json.JsonValueKind.String && word.GetString() is { Length: > 0 } text)
                return text;
        return effect.Template;
    }
}
