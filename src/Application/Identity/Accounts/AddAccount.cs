using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>Opens an account with a generated password, which is returned once and kept nowhere in clear.</summary>
public sealed class AddAccount(AccountChange change)
{
    /// <param name="Posts">Bodies by code; dates null means from now on, without end.</param>
    public sealed record Command(
        string UserName,
        string FullName,
        string? Email = null,
        SystemRoles SystemRoles = SystemRoles.None,
        IReadOnlyList<Post>? Posts = null,
        string Language = "vi");

    public sealed record Post(string Unit, Role Role);

    public sealed record Result(string Id, string UserName, string Password);

    public Task<Result> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var posts = command.Posts ?? [];
            await RequireUnitsAsync(posts, ct);
            if (string.IsNullOrWhiteSpace(command.FullName))
                throw new AccountRefusedException(AccountRefusal.BadName, "An account needs the person's full name.");

            var account = new Account
            {
                UserName = command.UserName,
                FullName = command.FullName.Trim(),
                Email = command.Email,
                SystemRoles = command.SystemRoles,
                Language = command.Language,
                MustChangePassword = true,
            };
            var password = GeneratedPassword.New();
            AccountChange.Require(await change.Users.CreateAsync(account, password));
            foreach (var post in posts)
                change.Db.Add(new Membership(account.Id, post.Unit, post.Role));
            change.Note(account, actor, "AccountAdded", data: new { command.SystemRoles, posts }, texts: Personal(command));
            return new Result(account.Id, command.UserName, password);
        }, ct);

    private async Task RequireUnitsAsync(IReadOnlyList<Post> posts, CancellationToken ct)
    {
        var named = posts.Select(post => post.Unit).ToArray();
        var known = await change.Db.Set<UnitRow>().Where(unit => named.Contains(unit.Code)).Select(unit => unit.Code).ToListAsync(ct);
        if (named.Except(known).FirstOrDefault() is { } unknown)
            throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{unknown}'; import its plan first.");
    }

    private static Dictionary<string, string> Personal(Command command)
    {
        var texts = new Dictionary<string, string> { ["userName"] = command.UserName, ["fullName"] = command.FullName };
        if (command.Email is not null)
            texts["email"] = command.Email;
        return texts;
    }
}
