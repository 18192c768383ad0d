using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity.SigningIn;

public class ProviderTests
{
    private const string Issuer = "https://dang-nhap.example";

    [Fact]
    public async Task The_first_time_binds_the_account_of_that_name_and_takes_a_generated_password_away()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");

        var first = await TryAsync(house, new(Issuer, "s-1", "TP.TNMT", null, false));

        Assert.Equal((SignInOutcome.Done, added.Id), (first.SignedIn!.Outcome, first.SignedIn.Account!.Id));
        Assert.NotNull(first.SignedIn.Session);
        Assert.Equal("AccountAdded ProviderBound SignedIn", await house.VerbsAsync(AuditChain.Account(added.Id)));
        Assert.Equal(SignInOutcome.Wrong, (await house.InAsync<SignIn, SignIn.Result>(use => use.RunAsync(new("tp.tnmt", added.Password, true)))).Outcome);
    }

    [Fact]
    public async Task Afterwards_the_providers_id_counts_and_no_name()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        await house.AddAsync("cv.tnmt");
        await TryAsync(house, new(Issuer, "s-1", "tp.tnmt", null, false));

        Assert.Equal(added.Id, (await TryAsync(house, new(Issuer, "s-1", "cv.tnmt", null, false))).SignedIn!.Account!.Id);
        Assert.Equal(ProviderRefusal.BoundToAnother, (await TryAsync(house, new(Issuer, "s-2", "tp.tnmt", null, false))).Refusal);
        Assert.NotNull((await TryAsync(house, new("https://another.example", "s-1", "cv.tnmt", null, false))).SignedIn);
    }

    [Theory]
    [InlineData(null, true, ProviderRefusal.NoName)]
    [InlineData("one@vanquan.example", false, ProviderRefusal.EmailNotVerified)]
    [InlineData("shared@vanquan.example", true, ProviderRefusal.SeveralAccounts)]
    [InlineData("nobody@vanquan.example", true, ProviderRefusal.NoAccount)]
    [InlineData("One@vanquan.example", true, null)]
    public async Task By_address_only_a_verified_one_that_a_single_account_has_finds_it(string? email, bool verified, ProviderRefusal? refusal)
    {
        await using var house = await PeopleHouse.BuildAsync(provider: new() { MatchClaim = ProviderSettings.Email });
        foreach (var (name, address) in ((string, string)[])[("one", "one@vanquan.example"), ("two", "shared@vanquan.example"), ("three", "shared@vanquan.example")])
            await house.InAsync<AddAccount>(add => add.RunAsync(new(name, "Nông Văn Sơn", address), Actor.Operator));

        Assert.Equal(refusal, (await TryAsync(house, new(Issuer, "s-1", "one", email, verified))).Refusal);
    }

    [Fact]
    public async Task A_disabled_account_and_a_locked_one_are_not_opened_from_outside()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.AddAsync("tp.tnmt");
        await TryAsync(house, new(Issuer, "s-1", "tp.tnmt", null, false));
        for (var i = 0; i < 5; i++)
            await house.InAsync<SignIn>(use => use.RunAsync(new("tp.tnmt", "wrong", true)));
        Assert.Equal(ProviderRefusal.LockedOut, (await TryAsync(house, new(Issuer, "s-1", "tp.tnmt", null, false))).Refusal);

        await house.InAsync<ResetPassword>(use => use.RunAsync(new("tp.tnmt"), Actor.Operator));
        await house.InAsync<DisableAccount>(use => use.RunAsync(new("tp.tnmt"), Actor.Operator));
        Assert.Equal(ProviderRefusal.NoAccount, (await TryAsync(house, new(Issuer, "s-1", "tp.tnmt", null, false))).Refusal);
        Assert.Equal(ProviderRefusal.NoAccount, (await TryAsync(house, new(Issuer, "s-9", "tp.tnmt", null, false))).Refusal);
    }

    [Fact]
    public async Task A_second_step_is_asked_for_as_after_a_password()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await Phone.SetUpAsync(house, "tp.tnmt");

        var result = await TryAsync(house, new(Issuer, "s-1", "tp.tnmt", null, false));

        Assert.Equal((SignInOutcome.NeedsCode, null), (result.SignedIn!.Outcome, result.SignedIn.Session));
    }

    [Fact]
    public async Task An_administrator_takes_the_tie_off_with_a_reason_and_the_next_one_is_bound_anew()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        await TryAsync(house, new(Issuer, "s-1", "tp.tnmt", null, false));

        var noReason = await Assert.ThrowsAsync<AccountRefusedException>(() => house.InAsync<UnbindProvider>(use => use.RunAsync(new("tp.tnmt", ""), Actor.Operator)));
        await house.InAsync<UnbindProvider>(use => use.RunAsync(new("tp.tnmt", "đổi người"), Actor.Operator));

        Assert.Equal(AccountRefusal.NoReason, noReason.Refusal);
        Assert.NotNull((await TryAsync(house, new(Issuer, "s-2", "tp.tnmt", null, false))).SignedIn);
        Assert.Equal("AccountAdded ProviderBound SignedIn ProviderUnbound ProviderBound SignedIn", await house.VerbsAsync(AuditChain.Account(added.Id)));
        Assert.Equal("s-2", await house.InAsync<WorkflowsDb, string>(db => db.UserLogins.Select(login => login.ProviderKey).SingleAsync()));
    }

    [Theory]
    [InlineData("http://provider.example", "vanquan", "email", false)]
    [InlineData("https://provider.example", "", "email", false)]
    [InlineData("https://provider.example", "vanquan", "name", false)]
    [InlineData("https://provider.example", "vanquan", "email", true)]
    [InlineData("", "", "name", true)]
    public void Settings_with_which_nobody_or_anybody_could_sign_in_are_refused(string authority, string client, string claim, bool good) =>
        Assert.Equal(good, new ProviderSettingsCheck().Validate(null, new() { Authority = authority, ClientId = client, MatchClaim = claim }).Succeeded);

    private static Task<SignInByProvider.Result> TryAsync(PeopleHouse house, SignInByProvider.Command command) =>
        house.InAsync<SignInByProvider, SignInByProvider.Result>(use => use.RunAsync(command));
}
