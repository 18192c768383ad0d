using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity;

public class SignInTests
{
    private const string Chosen = "Mưa-xuân-2022-về";

    [Fact]
    public async Task A_generated_password_only_leads_to_choosing_a_new_one()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        Assert.Equal(SignInOutcome.MustChangePassword, (await TryAsync(house, "tp.tnmt", added.Password)).Outcome);

        Assert.Null(await ChangeAsync(house, added, added.Password, Chosen));

        Assert.Equal(SignInOutcome.Done, (await TryAsync(house, "tp.tnmt", Chosen)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(house, "tp.tnmt", added.Password)).Outcome);
        Assert.Equal("AccountAdded SignedIn PasswordChanged SignedIn SignInFailed", await house.VerbsAsync(AuditChain.Account(added.Id)));
    }

    [Theory]
    [InlineData("short1A", "PasswordTooShort")]
    [InlineData("aaaaaaaaaaaaA1", "PasswordRequiresUniqueChars")]
    [InlineData("chi-co-chu-thuong-1", "PasswordRequiresUpper")]
    [InlineData("Chi-Co-Chu-Khong-So", "PasswordRequiresDigit")]
    [InlineData("Van-Quan-2022-abc", "PasswordContainsName")]
    [InlineData("Xin-chao-tp.tnmt-1", "PasswordContainsName")]
    public async Task A_weak_password_is_refused_with_the_reason(string password, string reason)
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");

        Assert.Contains(reason, await ChangeAsync(house, added, added.Password, password) ?? []);
    }

    [Fact]
    public async Task The_old_password_is_asked_for_and_cannot_be_chosen_again()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");

        Assert.Equal(["PasswordMismatch"], await ChangeAsync(house, added, "guess", Chosen) ?? []);
        Assert.Equal(["PasswordUnchanged"], await ChangeAsync(house, added, added.Password, added.Password) ?? []);
    }

    [Fact]
    public async Task A_password_cannot_be_guessed_where_it_is_changed()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");

        for (var i = 0; i < 4; i++)
            Assert.Equal(["PasswordMismatch"], await ChangeAsync(house, added, $"guess {i}", Chosen) ?? []);
        Assert.Equal(["LockedOut"], await ChangeAsync(house, added, "guess 5", Chosen) ?? []);

        Assert.Equal(["LockedOut"], await ChangeAsync(house, added, added.Password, Chosen) ?? []);
        Assert.Equal(SignInOutcome.LockedOut, (await TryAsync(house, "tp.tnmt", added.Password)).Outcome);
    }

    [Theory]
    [InlineData("tp.tnmt")]
    [InlineData("nobody")]
    public async Task After_five_wrong_passwords_the_name_is_locked_whether_it_exists_or_not(string userName)
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");

        var answers = new List<SignIn.Result>();
        for (var attempt = 0; attempt < 6; attempt++)
            answers.Add(await TryAsync(house, userName, "wrong"));

        Assert.Equal([4, 3, 2, 1, 0, 0], answers.Select(answer => answer.TriesLeft));
        Assert.Equal(
            [SignInOutcome.Wrong, SignInOutcome.Wrong, SignInOutcome.Wrong, SignInOutcome.Wrong, SignInOutcome.LockedOut, SignInOutcome.LockedOut],
            answers.Select(answer => answer.Outcome));
        Assert.NotNull(answers[^1].LockedUntil);
        if (userName == "tp.tnmt")
            Assert.Equal(SignInOutcome.LockedOut, (await TryAsync(house, userName, added.Password)).Outcome);
    }

    [Fact]
    public async Task A_reset_lifts_the_lockout_and_replaces_the_password()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        for (var attempt = 0; attempt < 5; attempt++)
            await TryAsync(house, "tp.tnmt", "wrong");

        var reset = await house.InAsync<ResetPassword, ResetPassword.Result>(use => use.RunAsync(new("tp.tnmt"), Actor.Operator));

        Assert.Equal(SignInOutcome.MustChangePassword, (await TryAsync(house, "tp.tnmt", reset.Password)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(house, "tp.tnmt", added.Password)).Outcome);
    }

    [Fact]
    public async Task A_disabled_account_is_turned_away_like_a_stranger()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        await house.InAsync<DisableAccount>(disable => disable.RunAsync(new("tp.tnmt"), Actor.Operator));

        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(house, "tp.tnmt", added.Password)).Outcome);
    }

    [Fact]
    public async Task Generated_passwords_differ_and_keep_the_rules()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var passwords = Enumerable.Range(0, 200).Select(_ => GeneratedPassword.New()).ToList();

        Assert.Distinct(passwords);
        Assert.All(passwords, password => Assert.Matches("^(?=.*[a-z])(?=.*[A-Z])(?=.*[2-9])[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$", password));
    }

    private static Task<SignIn.Result> TryAsync(PeopleHouse house, string userName, string password) =>
        house.InAsync<SignIn, SignIn.Result>(signIn => signIn.RunAsync(new(userName, password, FromLoopback: true)));

    private static async Task<string[]?> ChangeAsync(PeopleHouse house, AddAccount.Result account, string current, string wanted) =>
        (await house.InAsync<ChangeOwnPassword, IReadOnlyList<Microsoft.AspNetCore.Identity.IdentityError>?>(
            change => change.RunAsync(new(current, wanted), new Actor(account.Id, ""))))?.Select(error => error.Code).ToArray();
}
