using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>
/// An administrator puts another text of a template in force, or with no text the shipped one again. Mails that wait are written
/// by it; mails that are sent stay what they were.
/// </summary>
public sealed class ChangeTemplate(Transition transition, StaffDirectorySource staff, TemplateCheck check)
{
    /// <param name="BasedOn">The version the editor began from; 0 for the shipped one. Somebody else's newer version is not overwritten.</param>
    public sealed record Command(string OperationId, string Name, string? Text, string Reason, int BasedOn);

    /// <summary>How it ended; a page puts it in words.</summary>
    public enum Outcome { Saved, NotAllowed, NotFound, Faulty, NoReason, Overtaken, Same }

    /// <summary>With what stands against the text, when it is faulty.</summary>
    public sealed record Answer(Outcome Outcome, IReadOnlyList<TemplateProblem> Problems);

    public Task<Answer> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        if ((await staff.GetAsync(scope.Db, ct)).Find(actor.PersonId)?.Is(SystemRoles.Administrator) != true)
            return Ended(Outcome.NotAllowed);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Ended(Outcome.NoReason);
        IReadOnlyList<TemplateProblem> problems;
        try
        {
            problems = command.Text is null ? [] : check.Problems(command.Name, command.Text);
        }
        catch (MailContentException)
        {
            return Ended(Outcome.NotFound);
        }
        if (problems.Count > 0)
            return new Answer(Outcome.Faulty, problems);
        var latest = await scope.Db.Set<MailTemplateRow>().AsNoTracking().Where(row => row.Name == command.Name).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);
        if ((latest?.Version ?? 0) != command.BasedOn)
            return Ended(Outcome.Overtaken);
        if (latest?.Text == command.Text)
            return Ended(Outcome.Same);
        var reason = command.Reason.Trim();
        scope.Db.Add(new MailTemplateRow
        {
            Name = command.Name, Version = command.BasedOn + 1, Text = command.Text, By = actor.PersonId, ByName = actor.Name,
            Reason = reason[..Math.Min(reason.Length, 500)], At = scope.Now,
        });
        scope.Db.Audit.Add(AuditChain.Service, actor, scope.Now, "MailTemplateChanged", reason, new { command.Name, version = command.BasedOn + 1, shipped = command.Text is null });
        return Ended(Outcome.Saved);
    }, ct);

    private static Answer Ended(Outcome outcome) => new(outcome, []);
}
