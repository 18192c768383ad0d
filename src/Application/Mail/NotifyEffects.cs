using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// What a procedure tells people by itself, worded by <see cref="Notices"/>. An address that means nobody becomes a dead letter,
/// so that it is seen.
/// </summary>
public sealed class NotifyEffects(MailDispatch dispatch, StaffDirectorySource directory, MailTemplates templates)
{
    public async Task NotifyAsync(WorkflowsDb db, Notify effect, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var person in await RecipientsAsync(db, effect.Recipients, now, ct))
            await dispatch.SendAsync(db, Notices.Of(effect, person.Language) with { Layout = templates.NoticeOf(effect.Template) }, person, effect.InstanceId, null, now, ct);
    }

    public async Task SendAsync(WorkflowsDb db, SendMail effect, DateTimeOffset now, CancellationToken ct)
    {
        var content = Notices.Of(effect);
        foreach (var person in await RecipientsAsync(db, effect.To, now, ct))
            await dispatch.SendAsync(db, content, person, effect.InstanceId, null, now, ct);
    }

    private async Task<IEnumerable<StaffMember>> RecipientsAsync(WorkflowsDb db, IReadOnlyList<string> to, DateTimeOffset now, CancellationToken ct)
    {
        var staff = await directory.GetAsync(db, ct);
        return to.SelectMany(text => Meant(text.Trim(), staff, VietnamTime.DateOf(now))).DistinctBy(person => person.Id);
    }

    private static IReadOnlyList<StaffMember> Meant(string text, StaffDirectory staff, DateOnly on)
    {
        if (EmailAddress.IsValid(text))
            return [new StaffMember(text, text, text)];
        var people = Address.TryParse(text, out var address, out _) ? staff.Resolve(address, on) : [];
        return people.Count > 0 ? people : [new StaffMember(text, text, null)];
    }
}
