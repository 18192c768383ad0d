using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>A made-up mail as an edited text writes it: its parts travel as they are.</summary>
public sealed record TestMail(string Heading, string Html, string Plain) : MailContent
{
    public override string Template => "test";

    public override string Subject(string language) => Heading;
}

/// <summary>An administrator sends a made-up mail to themselves, one part by the text they are editing, the other as it is in force.</summary>
public sealed class SendTestMail(Transition transition, StaffDirectorySource staff, MailTemplates templates, TemplateCheck check, SampleMails samples, Outbox outbox)
{
    public sealed record Command(string OperationId, string Name, string Text);

    /// <summary>How it ended; a page puts it in words.</summary>
    public enum Outcome { Queued, NotAllowed, NoAddress, Faulty }

    public Task<Outcome> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        if ((await staff.GetAsync(scope.Db, ct)).Find(actor.PersonId) is not { } person || !person.Is(SystemRoles.Administrator))
            return Outcome.NotAllowed;
        if (!EmailAddress.IsValid(person.Email))
            return Outcome.NoAddress;
        if (check.Problems(command.Name, command.Text).Count > 0)
            return Outcome.Faulty;
        var (mail, language) = (command.Name.Split('/')[0], command.Name.Split('/')[1][..2]);
        var sample = samples.Of(mail, language, person.Name, person.Email!)[0];
        var inForce = templates.Render(sample);
        var edited = templates.RenderBy(command.Name, command.Text, sample);
        var content = command.Name.EndsWith(".html", StringComparison.Ordinal) ? new TestMail($"[{(language == "en" ? "Test" : "Thử")}] {sample.Subject}", edited, inForce.Text) : new TestMail($"[{(language == "en" ? "Test" : "Thử")}] {sample.Subject}", inForce.Html, edited);
        outbox.Enqueue(scope.Db, new MailDraft(content, new MailRecipient(person.Id, person.Name, person.Email), language, "test:" + command.Name, null), scope.Now);
        scope.Db.Audit.Add(AuditChain.Service, actor, scope.Now, "TestMailSent", data: new { command.Name });
        return Outcome.Queued;
    }, ct);
}
