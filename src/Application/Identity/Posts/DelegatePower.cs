using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>
/// A person lets another act for them for a period, or an administrator arranges it for somebody who fell ill. The one who
/// acts hears of it by mail.
/// </summary>
public sealed class DelegatePower(WorkflowsDb db, WriterLock writer, StaffDirectorySource staff, Outbox outbox, MailWaiting mails, TimeProvider time)
{
    public sealed record Command(string FromPersonId, string ToPersonId, DateOnly From, DateOnly To, string? Unit = null, string? Reason = null);

    /// <returns>The delegation's id.</returns>
    public async Task<string> RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RequireRightAsync(db, command.FromPersonId, actor, ct);
        foreach (var person in new[] { command.FromPersonId, command.ToPersonId })
            if (!await db.Users.AnyAsync(account => account.Id == person && !account.Disabled, ct))
                throw new AccountRefusedException(AccountRefusal.UnknownAccount, $"'{person}' has no account that could delegate or act.");
        var now = time.GetUtcNow();
        if (command.To < VietnamTime.DateOf(now))
            throw new AccountRefusedException(AccountRefusal.BadPeriod, $"A delegation until {command.To:yyyy-MM-dd} would be over before it begins.");
        var delegation = Make(command);
        if (await db.Set<Delegation>().AnyAsync(one => one.FromPersonId == command.FromPersonId && one.ToPersonId == command.ToPersonId
                && one.UnitCode == command.Unit && one.From <= command.To && command.From <= one.To && one.From <= one.To, ct))
            throw new AccountRefusedException(AccountRefusal.AlreadyDelegated, "The same person already acts for them on some of these days.");
        db.Add(delegation);
        db.Audit.Add(
            AuditChain.Account(command.FromPersonId), actor, now, "PowerDelegated", command.Reason,
            new { delegation.Id, to = command.ToPersonId, command.From, until = command.To, command.Unit });
        await TellAsync(delegation, command.Reason, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        mails.Tell();
        return delegation.Id;
    }

    internal static async Task RequireRightAsync(WorkflowsDb db, string delegatorId, Actor actor, CancellationToken ct)
    {
        if (actor.IsPerson && actor.PersonId != delegatorId
            && !await db.Users.AnyAsync(account => account.Id == actor.PersonId && !account.Disabled && (account.SystemRoles & SystemRoles.Administrator) != 0, ct))
            throw new AccountRefusedException(AccountRefusal.NotAllowed, "Only the person concerned or an administrator decides about a delegation.");
    }

    private async Task TellAsync(Delegation delegation, string? reason, DateTimeOffset now, CancellationToken ct)
    {
        var directory = await staff.GetAsync(db, ct);
        if (directory.Find(delegation.ToPersonId) is not { } stand)
            return;
        var unit = delegation.UnitCode is { } code ? await staff.UnitNameAsync(db, code, ct) ?? code : null;
        var mail = DelegationWords.Mail(stand.Language, directory.NameOf(delegation.FromPersonId), delegation, unit, reason);
        outbox.Enqueue(db, new MailDraft(mail, new MailRecipient(stand.Id, stand.Name, stand.Email), stand.Language, "delegation/" + delegation.Id, null), now);
    }

    private static Delegation Make(Command command)
    {
        try
        {
            return new Delegation(Guid.NewGuid().ToString("N"), command.FromPersonId, command.ToPersonId, command.From, command.To, command.Unit);
        }
        catch (ArgumentException error)
        {
            throw new AccountRefusedException(AccountRefusal.BadPeriod, error.Message);
        }
    }
}
