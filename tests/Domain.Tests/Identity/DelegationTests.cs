using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Identity.District;

namespace VanQuan.Workflows.Domain_Tests.Identity;

public class DelegationTests
{
    private static readonly Delegation InMarch = new("d1", "tnmt-head", "vhtt-officer", new(2022, 3, 1), new(2022, 3, 31));

    [Theory]
    [InlineData("2022-02-28", "tnmt-head")]
    [InlineData("2022-03-01", "tnmt-head vhtt-officer")]
    [InlineData("2022-03-31", "tnmt-head vhtt-officer")]
    [InlineData("2022-04-01", "tnmt-head")]
    public void A_delegate_answers_during_the_period_and_on_no_other_day(string on, string people) =>
        Assert.Equal(people, Directory(delegations: [InMarch]).Resolve("role:TNMT/Head", DateOnly.Parse(on, null)).Names());

    [Fact]
    public void A_delegate_acts_on_behalf_of_the_delegator()
    {
        var directory = Directory(delegations: [InMarch]);
        var address = Address.OfRole("TNMT", Role.Head);

        Assert.Equal(new Standing("vhtt-officer", "tnmt-head"), directory.StandingOf("vhtt-officer", address, Today));
        Assert.Equal(new Standing("tnmt-head", null), directory.StandingOf("tnmt-head", address, Today));
        Assert.Null(directory.StandingOf("vp-head", address, Today));
    }

    [Fact]
    public void A_delegate_sees_the_delegators_addresses_as_their_own()
    {
        var addresses = Directory(delegations: [InMarch]).AddressesOf("vhtt-officer", Today);

        Assert.Equal(
            ["role:TNMT/Head", "unit:TNMT", "role:VHTT/Officer", "unit:VHTT", "person:tnmt-head", "person:vhtt-officer"],
            addresses.Order(StringComparer.Ordinal).OrderBy(address => address.StartsWith("person", StringComparison.Ordinal)).ThenBy(address => address.Contains("VHTT", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_delegated_cannot_be_delegated_again()
    {
        var onward = new Delegation("d2", "vhtt-officer", "trang-phai-head", new(2022, 3, 1), new(2022, 3, 31));

        Assert.Equal("tnmt-head vhtt-officer", Directory(delegations: [InMarch, onward]).Resolve("role:TNMT/Head", Today).Names());
    }

    [Fact]
    public void A_delegation_for_one_body_leaves_the_persons_other_posts_alone()
    {
        Membership[] posts = [.. Posts, new("tnmt-head", "VP", Role.Deputy)];
        var onlyTnmt = new Delegation("d3", "tnmt-head", "vhtt-officer", new(2022, 3, 1), new(2022, 3, 31), "TNMT");
        var directory = Directory(posts, delegations: [onlyTnmt]);

        Assert.Equal("tnmt-head vhtt-officer", directory.Resolve("role:TNMT/Head", Today).Names());
        Assert.Equal("tnmt-head", directory.Resolve("role:VP/Deputy", Today).Names());
    }

    [Fact]
    public void A_disabled_delegate_and_the_delegate_of_a_disabled_person_do_nothing()
    {
        Assert.Equal("tnmt-head", Directory(delegations: [InMarch], inactive: "vhtt-officer").Resolve("role:TNMT/Head", Today).Names());
        Assert.Empty(Directory(delegations: [InMarch], inactive: "tnmt-head").Resolve("role:TNMT/Head", Today));
    }

    [Fact]
    public void Nobody_delegates_to_themselves_or_backwards_in_time()
    {
        Assert.Throws<ArgumentException>(() => new Delegation("d", "a", "a", Today, Today));
        Assert.Throws<ArgumentException>(() => new Delegation("d", "a", "b", Today, Today.AddDays(-1)));
    }

    [Fact]
    public void A_delegation_can_end_early_but_not_come_back()
    {
        var delegation = new Delegation("d", "a", "b", new(2022, 3, 1), new(2022, 3, 31));

        delegation.EndOn(new(2022, 3, 10));

        Assert.True(delegation.Holds(new(2022, 3, 10)));
        Assert.False(delegation.Holds(new(2022, 3, 11)));
        Assert.Throws<InvalidOperationException>(() => delegation.EndOn(new(2022, 3, 20)));
    }
}
