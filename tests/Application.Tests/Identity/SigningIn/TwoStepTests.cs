using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity.SigningIn;

public class TwoStepTests
{
    [Fact]
    public async Task Once_a_code_has_confirmed_it_the_password_alone_opens_nothing()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");

        var first = await phone.PasswordAsync();
        Assert.Equal((SignInOutcome.NeedsCode, null), (first.Outcome, first.Session));
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await phone.SignInAsync(phone.Code());

        Assert.NotNull(second!.Session);
        Assert.Equal("AccountAdded TwoStepBegun TwoStepOn SignedIn", await house.VerbsAsync(AuditChain.Account(phone.Account.Id)));
    }

    [Fact]
    public async Task Until_then_it_is_not_in_force_and_a_wrong_code_does_not_put_it_there()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var added = await house.AddAsync("tp.tnmt");
        var me = new Actor(added.Id, "");
        await house.InAsync<SetUpTwoStep>(use => use.BeginAsync(me));

        Assert.Null((await house.InAsync<SetUpTwoStep, SetUpTwoStep.Confirmed>(use => use.ConfirmAsync("000000", null, me))).RecoveryCodes);
        await house.SignInAsync(added);
    }

    [Fact]
    public async Task A_code_opens_once_and_a_recovery_code_once()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");
        Assert.Equal(SignInOutcome.Wrong, (await phone.SignInAsync(phone.Code()))!.Outcome);

        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = phone.Code();
        Assert.NotNull((await phone.SignInAsync(code))!.Session);
        Assert.Equal(SignInOutcome.Wrong, (await phone.SignInAsync(code))!.Outcome);
        Assert.NotNull((await phone.SignInAsync(phone.RecoveryCodes[3].ToUpperInvariant()))!.Session);
        Assert.Equal(SignInOutcome.Wrong, (await phone.SignInAsync(phone.RecoveryCodes[3]))!.Outcome);
        Assert.Equal(9, (await house.InAsync<ReadTwoStep, ReadTwoStep.Result>(read => read.RunAsync(phone.Account.Id))).CodesLeft);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_knowing_the_password_buys_no_new_tries()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");

        for (var tries = 4; tries > 0; tries--)
        {
            Assert.Equal(SignInOutcome.NeedsCode, (await phone.PasswordAsync()).Outcome);
            Assert.Equal((SignInOutcome.Wrong, tries), ((await phone.SignInAsync("000000")) is { } wrong ? (wrong.Outcome, wrong.TriesLeft) : default));
        }
        Assert.Equal(SignInOutcome.LockedOut, (await phone.SignInAsync("000000"))!.Outcome);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(SignInOutcome.LockedOut, (await phone.SignInAsync(phone.Code()))!.Outcome);
        Assert.Equal(SignInOutcome.LockedOut, (await phone.PasswordAsync()).Outcome);
    }

    [Fact]
    public async Task A_first_step_is_worth_nothing_after_the_password_has_changed()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");
        var first = await phone.PasswordAsync();
        await house.InAsync<ResetPassword>(use => use.RunAsync(new("tp.tnmt"), Actor.Operator));
        house.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(await phone.SignInAsync(phone.Code(), first.Account!.SecurityStamp));
    }

    [Fact]
    public async Task Turning_it_off_asks_for_password_and_code_and_counts_wrong_ones()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");
        house.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((ChangeTwoStep.Outcome.Wrong, 4), await OffAsync(phone, "wrong", phone.Code()));
        Assert.Equal((ChangeTwoStep.Outcome.Wrong, 3), await OffAsync(phone, phone.Account.Password, "000000"));
        Assert.Equal(ChangeTwoStep.Outcome.Done, (await OffAsync(phone, phone.Account.Password, phone.Code())).Outcome);

        Assert.NotEqual(SignInOutcome.NeedsCode, (await phone.PasswordAsync()).Outcome);
        Assert.Equal((0, 0), await house.InAsync<WorkflowsDb, (int, int)>(async db => (await db.Set<TwoStepRow>().CountAsync(), await db.Set<RecoveryCodeRow>().CountAsync())));
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");

        var renewed = await house.InAsync<ChangeTwoStep, ChangeTwoStep.Result>(
            use => use.RunAsync(new(phone.Account.Password, phone.RecoveryCodes[0], TurnOff: false), phone.Me));

        Assert.Equal(10, renewed.RecoveryCodes!.Distinct().Count());
        Assert.Equal(SignInOutcome.Wrong, (await phone.SignInAsync(phone.RecoveryCodes[1]))!.Outcome);
        Assert.NotNull((await phone.SignInAsync(renewed.RecoveryCodes![1]))!.Session);
    }

    [Fact]
    public async Task An_administrator_takes_it_off_another_with_a_reason_and_never_their_own()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");
        var boss = await house.AddAsync("boss", SystemRoles.Administrator);
        var administrator = new Actor(boss.Id, "");

        Assert.Equal(AccountRefusal.NoReason, await RefusalAsync(house, "tp.tnmt", " ", administrator));
        Assert.Equal(AccountRefusal.NotAllowed, await RefusalAsync(house, "tp.tnmt", "mất máy", phone.Me));
        Assert.Equal(AccountRefusal.NotAllowed, await RefusalAsync(house, "boss", "mất máy", administrator));
        await house.InAsync<ResetTwoStep>(use => use.RunAsync(new("tp.tnmt", "mất máy"), administrator));

        Assert.NotEqual(SignInOutcome.NeedsCode, (await phone.PasswordAsync()).Outcome);
        Assert.Equal(("TwoStepReset", "mất máy"), (await house.LinesAsync(AuditChain.Account(phone.Account.Id)))[^2] is var line ? (line.Verb, line.Reason) : default);
        Assert.Equal(AccountRefusal.NotSetUp, await RefusalAsync(house, "tp.tnmt", "mất máy", administrator));
    }

    [Fact]
    public async Task The_database_holds_neither_the_secret_nor_the_recovery_codes_in_clear()
    {
        await using var house = await PeopleHouse.BuildAsync();
        var phone = await Phone.SetUpAsync(house, "tp.tnmt");
        var row = await house.InAsync<WorkflowsDb, TwoStepRow>(db => db.Set<TwoStepRow>().AsNoTracking().SingleAsync());

        Assert.DoesNotContain(phone.Key, row.SealedSecret, StringComparison.Ordinal);
        Assert.All(await house.InAsync<WorkflowsDb, List<RecoveryCodeRow>>(db => db.Set<RecoveryCodeRow>().ToListAsync()), code => Assert.Equal(32, code.Hash.Length));
    }

    private static async Task<(ChangeTwoStep.Outcome Outcome, int TriesLeft)> OffAsync(Phone phone, string password, string code) =>
        await phone.House.InAsync<ChangeTwoStep, ChangeTwoStep.Result>(use => use.RunAsync(new(password, code, TurnOff: true), phone.Me)) is var result
            ? (result.Outcome, result.TriesLeft) : default;

    private static async Task<AccountRefusal> RefusalAsync(PeopleHouse house, string name, string reason, Actor actor) =>
        (await Assert.ThrowsAsync<AccountRefusedException>(() => house.InAsync<ResetTwoStep>(use => use.RunAsync(new(name, reason), actor)))).Refusal;
}
