using System.CommandLine;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>
/// <c>user add|disable|reset</c>: accounts, from the server's console. Passwords are generated and shown once; none is ever
/// an argument, where the shell's history and the process list would keep it.
/// </summary>
public static class UserCommand
{
    public static Command Create() => new("user", "Opens, closes and resets accounts.") { Add(), Disable(), Reset() };

    private static Command Add()
    {
        var (name, database, json) = (Name(), CommandRooms.DatabaseOption(), Json());
        var fullName = new Option<string>("--name") { Description = "The person's full name.", Required = true };
        var email = new Option<string?>("--email") { Description = "Where mails to this person go." };
        var language = new Option<string>("--language") { Description = "vi or en.", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");
        var roles = new Option<SystemRoles[]>("--role") { Description = "Administrator, Designer or Supervisor; several may be given." };
        var posts = new Option<string[]>("--post") { Description = "A post as UNIT/ROLE (TNMT/Head); several may be given." };
        var command = new Command("add", "Opens an account and prints its password once.") { name, fullName, email, language, roles, posts, database, json };
        command.SetAction(async (result, ct) =>
        {
            var wanted = new AddAccount.Command(
                result.GetRequiredValue(name),
                result.GetRequiredValue(fullName),
                result.GetValue(email),
                (result.GetValue(roles) ?? []).Aggregate(SystemRoles.None, (all, role) => all | role),
                [.. (result.GetValue(posts) ?? []).Select(Post)],
                result.GetRequiredValue(language));
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: true, ct);
            var added = await rooms.Get<AddAccount>().RunAsync(wanted, Actor.Operator, ct);
            ShowPassword(result, result.GetValue(json), added.UserName, added.Password);
            return 0;
        });
        return command;
    }

    private static Command Disable()
    {
        var (name, database) = (Name(), CommandRooms.DatabaseOption());
        var reason = new Option<string?>("--reason") { Description = "Why, for the audit line." };
        var command = new Command("disable", "Closes an account: it cannot sign in and holds no post. What it did stays.") { name, reason, database };
        command.SetAction(async (result, ct) =>
        {
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: false, ct);
            await rooms.Get<DisableAccount>().RunAsync(new(result.GetRequiredValue(name), result.GetValue(reason)), Actor.Operator, ct);
            await result.InvocationConfiguration.Error.WriteLineAsync($"The account '{result.GetRequiredValue(name)}' is disabled.");
            return 0;
        });
        return command;
    }

    private static Command Reset()
    {
        var (name, database, json) = (Name(), CommandRooms.DatabaseOption(), Json());
        var command = new Command("reset", "Replaces a password, lifts a lockout, and prints the new password once.") { name, database, json };
        command.SetAction(async (result, ct) =>
        {
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: false, ct);
            var reset = await rooms.Get<ResetPassword>().RunAsync(new(result.GetRequiredValue(name)), Actor.Operator, ct);
            ShowPassword(result, result.GetValue(json), reset.UserName, reset.Password);
            return 0;
        });
        return command;
    }

    private static Argument<string> Name() => new("user") { Description = "The name the person signs in with." };

    private static Option<bool> Json() => new("--json") { Description = "Prints {userName, password} on standard output." };

    private static AddAccount.Post Post(string text)
    {
        if (!Address.TryParse("role:" + text, out var address, out _))
            throw new BadInputException("--post", text, $"write UNIT/ROLE, the role one of {string.Join(", ", Enum.GetNames<Role>())}");
        return new AddAccount.Post(address.Code, address.Role!.Value);
    }

    private static void ShowPassword(ParseResult result, bool json, string userName, string password)
    {
        if (json)
            result.InvocationConfiguration.Output.WriteJsonLine(line =>
            {
                line.WriteStartObject();
                line.WriteString("userName", userName);
                line.WriteString("password", password);
                line.WriteEndObject();
            });
        else
            result.InvocationConfiguration.Error.WriteLine($"{userName}: the password, shown only now, is {password}. It has to be changed at the first sign-in.");
    }
}
