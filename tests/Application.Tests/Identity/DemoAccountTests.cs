using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Identity;

using Seeded = IReadOnlyList<SeedDemoAccounts.DemoAccount>;

public class DemoAccountTests
{
    [Fact]
    public async Task Every_body_gets_an_officer_and_a_head_and_a_second_start_adds_nobody()
    {
        await using var house = await PeopleHouse.BuildAsync(demo: true);

        var first = await SeedAsync(house);
        var second = await SeedAsync(house);

        Assert.Equal(
            "phochutich tp.tnmt cv.tnmt ct.trangphai xa.trangphai ct.vanan xa.vanan vanphong cv.vp quantri thietke thietke2 giamsat".Split(' ').Order(StringComparer.Ordinal),
            first.Select(account => account.UserName).Order(StringComparer.Ordinal));
        Assert.Equal(first, second);
        Assert.Equal(first.Count, (await house.DirectoryAsync()).People.Count);
        Assert.Distinct(first.Select(account => account.Password));
        Assert.Distinct(first.Select(account => account.FullName.Split(" (")[0]));
        Assert.Equal("Phó Chủ tịch", (await house.DirectoryAsync()).Resolve("role:UBND/ViceChairman", new(2022, 3, 1))[0].Name.Split('(', ')')[1]);
    }

    [Fact]
    public async Task A_demo_account_signs_in_from_loopback_and_from_nowhere_else()
    {
        await using var house = await PeopleHouse.BuildAsync(demo: true);
        var account = (await SeedAsync(house))[0];

        Assert.Equal(SignInOutcome.Done, (await TryAsync(house, account, loopback: true)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(house, account, loopback: false)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(house, account with { Password = "guess" }, loopback: true)).Outcome);
    }

    [Fact]
    public async Task Outside_the_demonstration_nothing_is_seeded_and_there_are_no_demo_passwords()
    {
        await using var house = await PeopleHouse.BuildAsync(demo: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => SeedAsync(house));
        Assert.Empty((await house.DirectoryAsync()).People);
        Assert.Throws<InvalidOperationException>(() => new DemoPasswords(enabled: false).Of("phochutich"));
        Assert.False(new DemoPasswords(enabled: false).Fits("phochutich", ""));
    }

    [Fact]
    public async Task A_database_that_comes_from_a_demonstration_lets_no_demo_account_in()
    {
        await using var house = await PeopleHouse.BuildAsync(demo: true);
        await SeedAsync(house);
        await house.SqlAsync("UPDATE Accounts SET Demo = 0");

        Assert.Equal(SignInOutcome.Wrong, (await house.InAsync<SignIn, SignIn.Result>(use => use.RunAsync(new("phochutich", "", true)))).Outcome);
    }

    private static Task<Seeded> SeedAsync(PeopleHouse house) => house.InAsync<SeedDemoAccounts, Seeded>(seed => seed.RunAsync());

    private static Task<SignIn.Result> TryAsync(PeopleHouse house, SeedDemoAccounts.DemoAccount account, bool loopback) =>
        house.InAsync<SignIn, SignIn.Result>(use => use.RunAsync(new(account.UserName, account.Password, loopback)));
}
