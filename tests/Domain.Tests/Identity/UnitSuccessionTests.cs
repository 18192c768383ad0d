using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Identity.District;

namespace VanQuan.Workflows.Domain_Tests.Identity;

public class UnitSuccessionTests
{
    private static readonly DateOnly Merged = new(2025, 7, 1);

    private static readonly StaffUnit[] Merger =
    [
        .. Units,
        new("VAN-AN", "UBND", Merged, ["DIEM-HE"]), new("SONG-GIANG", "UBND", Merged, ["DIEM-HE"]), new("DIEM-HE", "UBND"),
        new("OLD", "UBND", new(2022, 1, 1), ["NEW"]), new("NEW", "UBND", new(2024, 1, 1), ["NEWEST"]), new("NEWEST", "UBND"),
        new("SPLIT", "UBND", Merged, ["TNMT", "VHTT"]), new("GONE", "UBND", Merged),
        new("A", "UBND", Merged, ["B"]), new("B", "UBND", Merged, ["A"]),
    ];

    private static readonly Membership[] People =
    [
        .. Posts,
        new("van-an-head", "VAN-AN", Role.Head), new("song-giang-head", "SONG-GIANG", Role.Head), new("diem-he-head", "DIEM-HE", Role.Head),
        new("old-head", "OLD", Role.Head),
    ];

    [Theory]
    [InlineData("VAN-AN", "2025-06-30", "VAN-AN")]
    [InlineData("VAN-AN", "2025-07-01", "DIEM-HE")]
    [InlineData("OLD", "2021-12-31", "OLD")]
    [InlineData("OLD", "2023-05-01", "NEW")]
    [InlineData("OLD", "2024-01-01", "NEWEST")]
    [InlineData("SPLIT", "2025-07-01", "TNMT")]
    [InlineData("GONE", "2025-07-01", "UBND")]
    [InlineData("UNKNOWN", "2025-07-01", "UNKNOWN")]
    public void A_body_that_ended_is_answered_for_by_its_heir(string code, string on, string heir) =>
        Assert.Equal(heir, Directory(People, Merger).Succession.Heir(code, DateOnly.Parse(on, null)));

    [Fact]
    public void Bodies_that_name_each_other_do_not_hang_the_search() =>
        Assert.Equal("A", Directory(People, Merger).Succession.Heir("A", Merged));

    [Fact]
    public void After_a_merger_old_addresses_reach_the_people_of_the_new_body()
    {
        var directory = Directory(People, Merger);

        Assert.Equal("van-an-head", directory.Resolve("role:VAN-AN/Head", Merged.AddDays(-1)).Names());
        Assert.Equal("diem-he-head", directory.Resolve("role:VAN-AN/Head", Merged).Names());
        Assert.Equal("van-an-head song-giang-head diem-he-head", directory.Resolve("unit:VAN-AN", Merged).Names());
    }

    [Fact]
    public void In_a_merger_heads_of_the_old_bodies_become_officers_of_the_new_one()
    {
        var directory = Directory(People, Merger);

        Assert.Equal([new Membership("van-an-head", "DIEM-HE", Role.Officer)], directory.PostsOf("van-an-head", Merged));
        Assert.True(directory.IsMember("van-an-head", "SONG-GIANG", Merged));
        Assert.False(directory.IsMember("van-an-head", "SONG-GIANG", Merged.AddDays(-1)));
    }

    [Fact]
    public void A_renaming_keeps_every_post_as_it_was()
    {
        var directory = Directory(People, Merger);

        Assert.Equal("old-head", directory.HeadOf("NEW", new(2023, 1, 1))?.Id);
        Assert.Equal("old-head", directory.HeadOf("NEWEST", new(2024, 1, 1))?.Id);
        Assert.Equal(["NEW", "OLD"], directory.Succession.Predecessors("NEWEST", new(2024, 1, 1)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void People_of_the_new_body_find_the_tasks_of_the_old_one_among_their_own()
    {
        var addresses = Directory(People, Merger).AddressesOf("diem-he-head", Merged);

        Assert.Empty(new[] { "unit:VAN-AN", "role:VAN-AN/Head", "unit:SONG-GIANG", "unit:DIEM-HE", "role:DIEM-HE/Head" }.Except(addresses));
    }
}
