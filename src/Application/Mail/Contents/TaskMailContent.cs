using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>A mail about one task. <see cref="NextReminder"/>: the local day the next reminder would come, if nothing is done.</summary>
public abstract record TaskMailContent(TaskCard Task) : MailContent
{
    public DateOnly? NextReminder { get; init; }

    protected abstract MailOccasion Occasion { get; }

    public override string Subject(string language) => Task.Subject(language, Occasion);
}

/// <summary>A task (or, with <paramref name="Approval"/>, a decision) is now the reader's, or their body's.</summary>
public sealed record AssignedMail(TaskCard Task, bool Approval) : TaskMailContent(Task)
{
    public override string Template => "assigned";
    public override MailKind Kind => MailKind.Assignment;
    protected override MailOccasion Occasion => Approval ? MailOccasion.ApprovalAsked : MailOccasion.Assigned;
}

/// <summary>A task has opened on which the reader's body cooperates. <paramref name="Lead"/>: the body or person that leads.</summary>
public sealed record CooperationMail(TaskCard Task, string Lead) : TaskMailContent(Task)
{
    public override string Template => "cooperation";
    public override MailKind Kind => MailKind.Assignment;
    protected override MailOccasion Occasion => MailOccasion.Cooperation;
}

/// <summary>Before, at or after the due date. <paramref name="Missed"/>: earlier reminders it speaks for as well.</summary>
public sealed record ReminderMail(TaskCard Task, bool Approval, int Missed) : TaskMailContent(Task)
{
    /// <summary>The reason of the last return, while the work is being done again.</summary>
    public string? ReturnedBecause { get; init; }
    public override string Template => "reminder";
    public override MailKind Kind => Task.Time is { IsOverdue: true } ? MailKind.Urgent : MailKind.Reminder;
    protected override MailOccasion Occasion => MailOccasion.Reminder;
}

/// <summary>Late work goes one level up. <paramref name="Holder"/>: who holds it, a person or a body.</summary>
public sealed record EscalationMail(TaskCard Task, string Holder, int Missed) : TaskMailContent(Task)
{
    public override string Template => "escalation";
    public override MailKind Kind => MailKind.Urgent;
    protected override MailOccasion Occasion => MailOccasion.Escalation;
}

/// <summary>Somebody urges the reader, in between the reminders that go out by themselves. <paramref name="Line"/>: what they add, if anything.</summary>
public sealed record UrgedMail(TaskCard Task, string By, string? Line) : TaskMailContent(Task)
{
    public override string Template => "urged";
    public override MailKind Kind => MailKind.Urgent;
    protected override MailOccasion Occasion => MailOccasion.Escalation;
}

/// <summary>Sent back for rework; what was entered is kept.</summary>
public sealed record ReturnedMail(TaskCard Task, string By, string Reason) : TaskMailContent(Task)
{
    public override string Template => "returned";
    public override MailKind Kind => MailKind.Urgent;
    protected override MailOccasion Occasion => MailOccasion.Returned;
}

/// <summary>Agreed: nothing is left to do.</summary>
public sealed record ApprovedMail(TaskCard Task, string By) : TaskMailContent(Task)
{
    public override string Template => "approved";
    public override MailKind Kind => MailKind.News;
    protected override MailOccasion Occasion => MailOccasion.Approved;
}

/// <summary>Refused for good.</summary>
public sealed record RejectedMail(TaskCard Task, string By, string Reason) : TaskMailContent(Task)
{
    public override string Template => "rejected";
    public override MailKind Kind => MailKind.Urgent;
    protected override MailOccasion Occasion => MailOccasion.Rejected;
}

/// <summary>Somebody asks the reader for more time. <paramref name="Proposed"/>: the local date they would be done by.</summary>
public sealed record ExtensionAskedMail(TaskCard Task, string AskedBy, DateOnly Proposed, string Reason) : TaskMailContent(Task)
{
    public override string Template => "extension-asked";
    public override MailKind Kind => MailKind.Assignment;
    protected override MailOccasion Occasion => MailOccasion.ExtensionAsked;
}

/// <summary>The assigning side has decided; the card already shows the date that holds now, <paramref name="Before"/> is the one before.</summary>
public sealed record ExtensionDecidedMail(TaskCard Task, string By, bool Granted, DateOnly Before, string? Reason) : TaskMailContent(Task)
{
    public override string Template => "extension-decided";
    public override MailKind Kind => MailKind.News;
    protected override MailOccasion Occasion => Granted ? MailOccasion.ExtensionGranted : MailOccasion.ExtensionRefused;
}

/// <summary>Why a due date is another one now.</summary>
public enum MovedBy { Hand, Calendar, Resumed }

/// <summary>
/// The due date is another one without anybody having asked for time: set by <paramref name="By"/> with a reason, counted again
/// after a change of the holiday calendar, or going on after a pause. The reader's calendar follows. <paramref name="Before"/>: the date before.
/// </summary>
public sealed record MovedMail(TaskCard Task, string Cause, string? By, DateOnly? Before, string? Reason) : TaskMailContent(Task)
{
    public override string Template => "moved";
    public override MailKind Kind => MailKind.Assignment;
    protected override MailOccasion Occasion => MailOccasion.DueMoved;
}

/// <summary>No longer to be done: cancelled, overtaken by another way, or given to somebody else.</summary>
public sealed record WithdrawnMail(TaskCard Task, string? Reason) : TaskMailContent(Task)
{
    public override string Template => "withdrawn";
    public override MailKind Kind => MailKind.News;
    protected override MailOccasion Occasion => MailOccasion.Withdrawn;
}
