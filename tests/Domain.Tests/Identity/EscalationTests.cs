using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Identity.District;

namespace VanQuan.Workflows.Domain_Tests.Identity;

public class EscalationTests
{
    [Theory]
    [InlineData("TNMT", "Officer=role:TNMT/Officer Head=role:TNMT/Head Office=role:VP/Head ViceChairman=role:UBND/ViceChairman")]
    [InlineData("VP", "Officer=role:VP/Officer Head=role:VP/Head ViceChairman=role:UBND/ViceChairman")]
    [InlineData("UBND", "Officer=role:UBND/Officer ViceChairman=role:UBND/ViceChairman")]
    public void The_ladder_goes_from_officer_over_head_and_office_to_the_vice_chairman(string unit, string ladder) =>
        Assert.Equal(ladder, string.Join(' ', Directory().Chain(unit, Today).Select(step => $"{step.Level}={step.Address}")));

    [Theory]
    [InlineData(EscalationLevel.Officer, "tnmt-officer")]
    [InlineData(EscalationLevel.Head, "tnmt-head")]
    [InlineData(EscalationLevel.Office, "vp-head")]
    [InlineData(EscalationLevel.ViceChairman, "vice-chairman")]
    public void Each_level_is_somebody(EscalationLevel level, string person) =>
        Assert.Equal(person, Directory().EscalateTo(level, "TNMT", Today).Names());

    [Fact]
    public void A_level_nobody_sits_on_passes_upward()
    {
        Assert.Equal("vp-head", Directory(inactive: "tnmt-head").EscalateTo(EscalationLevel.Head, "TNMT", Today).Names());
        Assert.Equal("vice-chairman", Directory(inactive: "vp-head").EscalateTo(EscalationLevel.Office, "TNMT", Today).Names());
        Assert.Empty(Directory(inactive: "vice-chairman").EscalateTo(EscalationLevel.ViceChairman, "TNMT", Today));
    }

    [Fact]
    public void Without_a_district_office_and_vice_chairman_the_ladder_ends_at_the_head()
    {
        var directory = new StaffDirectory([new("h", "H", null)], [new("h", "X", Role.Head)], [new("X")], seats: new DistrictSeats(null, null));

        Assert.Equal([EscalationLevel.Officer, EscalationLevel.Head], directory.Chain("X", Today).Select(step => step.Level));
    }

    [Theory]
    [InlineData("role:TNMT/Officer", "tnmt-officer", "tnmt-head")]
    [InlineData("unit:TNMT", "tnmt-officer tnmt-head", "vice-chairman")]
    [InlineData("role:TNMT/Head", "tnmt-head", "vice-chairman")]
    [InlineData("person:tnmt-officer", "tnmt-officer", "tnmt-head")]
    [InlineData("role:UBND/ViceChairman", "vice-chairman", "")]
    [InlineData("role:TNMT/Head", "tnmt-head vice-chairman", "")]
    public void The_next_superior_is_the_nearest_who_did_not_work_on_it(string address, string worked, string superior) =>
        Assert.Equal(superior, Directory().NextSuperior(Address.Parse(address), People(worked.Split(' ')), Today).Names());

    [Fact]
    public void Who_worked_on_it_may_not_approve_and_neither_may_their_delegate()
    {
        var delegation = new Delegation("d", "tnmt-head", "vhtt-head", new(2022, 3, 1), new(2022, 3, 31));
        var directory = Directory(delegations: [delegation]);
        var address = Address.OfRole("TNMT", Role.Head);

        Assert.Equal("tnmt-head vhtt-head", directory.Approvers(address, People("tnmt-officer"), Today).Names());
        Assert.Empty(directory.Approvers(address, People("tnmt-head"), Today));
        Assert.Equal("tnmt-head", directory.Approvers(address, People("vhtt-head"), Today).Names());
    }

    [Fact]
    public void A_delegate_who_holds_the_post_themselves_may_approve()
    {
        Membership[] posts = [.. Posts, new("second-head", "TNMT", Role.Head)];
        var delegation = new Delegation("d", "tnmt-head", "second-head", new(2022, 3, 1), new(2022, 3, 31));

        Assert.Equal("second-head", Directory(posts, delegations: [delegation]).Approvers(Address.OfRole("TNMT", Role.Head), People("tnmt-head"), Today).Names());
    }
}
