using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>Ends a person's post; the last day, a local date, still counts. A post that began later is taken back altogether.</summary>
public sealed class EndPost(AccountChange change)
{
    public sealed record Command(string UserName, string Unit, Role Role, DateOnly LastDay);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            var posts = await change.Db.Set<Membership>()
                .Where(post => post.PersonId == account.Id && post.UnitCode == command.Unit && post.Role == command.Role)
                .Where(post => post.To == null || post.To > command.LastDay)
                .ToListAsync(ct);
            if (posts.Count == 0)
                throw new AccountRefusedException(AccountRefusal.UnknownPost, $"'{command.UserName}' is not {command.Role} of '{command.Unit}' after {command.LastDay:yyyy-MM-dd}.");
            change.Db.RemoveRange(posts);
            change.Db.AddRange(posts.Where(post => post.From is null || post.From <= command.LastDay).Select(post => post with { To = command.LastDay }));
            change.Note(account, actor, "PostEnded", data: new { command.Unit, command.Role, command.LastDay });
            return account;
        }, ct);
}
