using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Identity.District;

namespace VanQuan.Workflows.Domain_Tests.Identity;

public class StaffDirectoryTests
{
    [Theory]
    [InlineData("unit:TNMT", "tnmt-officer tnmt-head")]
    [InlineData("role:TNMT/Officer", "tnmt-officer")]
    [InlineData("role:TNMT/Head", "tnmt-head")]
    [InlineData("role:UBND/ViceChairman", "vice-chairman")]
    [InlineData("role:UBND/Head", "vice-chairman")]
    [InlineData("role:TRANG-PHAI/Officer", "trang-phai-head")]
    [InlineData("person:vp-head", "vp-head")]
    [InlineData("person:stranger", "")]
    [InlineData("unit:NOWHERE", "")]
    public void An_address_means_people(string address, string people) =>
        Assert.Equal(people, Directory().Resolve(address, Today).Names());

    [Fact]
    public void A_deputy_stands_in_for_a_vacant_head()
    {
        var directory = Directory(inactive: "vhtt-head");

        Assert.Equal("vhtt-deputy", directory.Resolve("role:VHTT/Head", Today).Names());
        Assert.Equal("vhtt-deputy", directory.HeadOf("VHTT", Today)?.Id);
        Assert.Equal("vhtt-head", Directory().HeadOf("VHTT", Today)?.Id);
    }

    [Theory]
    [InlineData("2022-02-28", "")]
    [InlineData("2022-03-01", "new-head")]
    [InlineData("2022-06-30", "new-head")]
    [InlineData("2022-07-01", "")]
    public void A_post_is_held_from_its_first_to_its_last_day(string on, string head)
    {
        var directory = Directory([new("new-head", "TNMT", Role.Head, new(2022, 3, 1), new(2022, 6, 30))]);

        Assert.Equal(head, directory.Resolve("role:TNMT/Head", DateOnly.Parse(on, null)).Names());
    }

    [Fact]
    public void The_addresses_of_a_person_are_exactly_those_that_mean_them()
    {
        Assert.Equal(
            ["role:TNMT/Officer", "unit:TNMT", "person:tnmt-officer"],
            Directory().AddressesOf("tnmt-officer", Today));
        Assert.Equal(
            ["role:TRANG-PHAI/Officer", "role:TRANG-PHAI/Head", "unit:TRANG-PHAI", "person:trang-phai-head"],
            Directory().AddressesOf("trang-phai-head", Today));
    }

    [Fact]
    public void A_disabled_person_holds_no_post_and_receives_nothing()
    {
        var directory = Directory(inactive: "tnmt-officer");

        Assert.Empty(directory.Resolve("person:tnmt-officer", Today));
        Assert.Equal("tnmt-head", directory.Resolve("role:TNMT/Officer", Today).Names());
        Assert.Empty(directory.AddressesOf("tnmt-officer", Today));
    }

    [Fact]
    public void System_roles_belong_to_active_people()
    {
        StaffMember[] people =
        [
            new("a", "A", null, true, SystemRoles.Administrator | SystemRoles.Designer),
            new("b", "B", null, false, SystemRoles.Administrator),
            new("c", "C", null, true, SystemRoles.Supervisor),
        ];

        Assert.Equal("a", new StaffDirectory(people, [], []).With(SystemRoles.Administrator).Names());
    }

    [Fact]
    public void Somebody_unknown_is_shown_by_id() =>
        Assert.Equal(("x-1", "VanQuan.Workflows"), (Directory().NameOf("x-1"), Directory().NameOf("system")));

    [Fact]
    public void A_phrase_of_the_plan_means_the_same_post_in_each_body_it_stands_for()
    {
        var directory = Directory(units: [.. Units, new StaffUnit("PHONG", Members: ["TNMT", "VHTT"])]);

        Assert.Equal("tnmt-head vhtt-head", directory.Resolve("role:PHONG/Head", Today).Names());
        Assert.Equal("tnmt-officer tnmt-head vhtt-officer vhtt-deputy vhtt-head", directory.Resolve("unit:PHONG", Today).Names());
        Assert.Contains("unit:PHONG", directory.AddressesOf("vhtt-officer", Today));
        Assert.DoesNotContain("role:PHONG/Head", directory.AddressesOf("vhtt-officer", Today));
    }
}
