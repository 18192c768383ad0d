using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>Somebody names the reader in a comment on a task. <paramref name="Text"/>: the comment as it was written.</summary>
public sealed record MentionedMail(TaskCard Task, string By, string Text) : TaskMailContent(Task)
{
    public override string Template => "mentioned";
    public override MailKind Kind => MailKind.Assignment;
    protected override MailOccasion Occasion => MailOccasion.Mentioned;
}
