using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;

/// <summary>
/// Somebody has forgotten a password: a link goes to the account's own mail address. The answer is the same, and the work
/// nearly the same, whether the account exists, is disabled, has no address, or has asked too often. Asking changes nothing
/// about the account. The link lives on the system's time, whatever the demo clock does to the mail.
/// </summary>
public sealed class AskForPasswordLink(
    WorkflowsDb db, WriterLock writer, UserManager<Account> users, Outbox outbox, MailSeal seal, MailWaiting mails, SystemTime system, TimeProvider time)
{
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(30);

    /// <summary>Links an account is sent, and requests an address range may make, within an hour.</summary>
    public const int MostOfAnAccount = 3, MostFromAnAddress = 20;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public sealed record Command(string UserName, Visit Visit);

    public enum Outcome { Taken, TooManyFromHere }

    public async Task<Outcome> RunAsync(Command command, CancellationToken ct = default)
    {
        var account = await FindAsync(command.UserName, ct);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        // Before the transaction: the key ring may have to write a key of its own.
        var closed = seal.Close(account?.Id ?? "", token);
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (now, links) = (system.Provider.GetUtcNow(), db.Set<PasswordLinkRow>());
        await links.Where(row => row.AskedAt < now - Kept).ExecuteDeleteAsync(ct);
        if (await links.CountAsync(row => row.From == command.Visit.From && row.AskedAt > now - Window, ct) >= MostFromAnAddress)
            return Outcome.TooManyFromHere;
        var sends = account is not null && TellPasswordChanged.Reaches(account)
            && await links.CountAsync(row => row.AccountId == account.Id && row.AskedAt > now - Window, ct) < MostOfAnAccount;
        db.Add(new PasswordLinkRow
        {
            AccountId = sends ? account!.Id : null,
            TokenHash = sends ? HashOf(token) : null,
            From = command.Visit.From,
            AskedAt = now,
            ExpiresAt = now + Lives,
        });
        if (sends)
            Send(account!, closed, command.Visit);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (sends)
            mails.Tell();
        return Outcome.Taken;
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    /// <summary>By the name that signs in, or by a mail address that belongs to one account alone.</summary>
    private async Task<Account?> FindAsync(string userName, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName) is { } named)
            return named;
        var address = users.NormalizeEmail(userName);
        var found = await db.Users.Where(account => account.NormalizedEmail == address && !account.Disabled).Take(2).ToListAsync(ct);
        return found.Count == 1 ? found[0] : null;
    }

    private void Send(Account account, string token, Visit visit)
    {
        var content = new PasswordResetMail(account.UserName!, token, (int)Lives.TotalMinutes, visit.InWords(account.Language));
        outbox.Enqueue(db, new MailDraft(
            content, new MailRecipient(account.Id, account.FullName, account.Email), account.Language, TellPasswordChanged.ThreadOf(account), null), time.GetUtcNow());
        db.Audit.Add(AuditChain.Account(account.Id), Actor.System, time.GetUtcNow(), "PasswordLinkSent", texts: new Dictionary<string, string> { ["from"] = visit.From });
    }
}
