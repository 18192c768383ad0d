using VanQuan.Workflows.Domain.Audit;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Audit.Lines;

namespace VanQuan.Workflows.Domain_Tests.Audit;

public class ChainTamperingTests
{
    private readonly List<AuditLine> chain = Chain("instance:1", 5);

    [Fact]
    public void An_untouched_chain_holds() => Assert.Empty(Verify([.. chain, .. Chain("plan:VQ", 3)]));

    [Theory]
    [InlineData(nameof(AuditLine.ActorId), "somebody-else")]
    [InlineData(nameof(AuditLine.Verb), "TaskReturned")]
    [InlineData(nameof(AuditLine.Data), """{"number":99}""")]
    [InlineData(nameof(AuditLine.Data), null)]
    [InlineData(nameof(AuditLine.Digests), null)]
    public void An_edited_line_is_named(string property, object? value)
    {
        chain[2].Tamper(property, value);

        Assert.Equal((3, AuditDefect.Edited), FirstOf(Verify(chain)));
    }

    [Fact]
    public void A_line_moved_in_time_is_named()
    {
        chain[4].Tamper(nameof(AuditLine.At), Start);

        Assert.Equal((5, AuditDefect.Edited), FirstOf(Verify(chain)));
    }

    [Fact]
    public void An_edited_line_with_a_fitting_hash_breaks_the_line_after_it()
    {
        chain[2].Tamper(nameof(AuditLine.Verb), "TaskReturned");
        chain[2].Tamper(nameof(AuditLine.Hash), chain[2].ComputeHash());

        Assert.Equal((4, AuditDefect.Unlinked), FirstOf(Verify(chain)));
    }

    [Fact]
    public void A_line_removed_from_the_middle_is_missed()
    {
        chain.RemoveAt(2);

        Assert.Equal((4, AuditDefect.Unlinked), FirstOf(Verify(chain)));
    }

    [Fact]
    public void A_removed_line_is_missed_even_when_the_rest_is_renumbered()
    {
        chain.RemoveAt(2);
        chain[2].Tamper(nameof(AuditLine.Sequence), 3L);

        Assert.Equal((3, AuditDefect.Unlinked), FirstOf(Verify(chain)));
    }

    [Fact]
    public void The_first_line_cannot_be_removed()
    {
        chain.RemoveAt(0);

        Assert.Equal((2, AuditDefect.Unlinked), FirstOf(Verify(chain)));
    }

    [Fact]
    public void Swapped_lines_are_named()
    {
        (chain[1], chain[2]) = (chain[2], chain[1]);
        Assert.Equal((3, AuditDefect.Unlinked), FirstOf(Verify(chain)));

        chain[1].Tamper(nameof(AuditLine.Sequence), 2L);
        chain[2].Tamper(nameof(AuditLine.Sequence), 3L);
        Assert.Equal((2, AuditDefect.Unlinked), FirstOf(Verify(chain)));
    }

    [Fact]
    public void A_line_carried_over_from_another_chain_is_named()
    {
        var other = Chain("instance:2", 5);
        other[2].Tamper(nameof(AuditLine.Chain), "instance:1");
        chain[2] = other[2];

        Assert.Equal((3, AuditDefect.Unlinked), FirstOf(Verify(chain)));
    }

    [Fact]
    public void Only_the_first_broken_line_of_a_chain_is_named_and_every_broken_chain_is()
    {
        var other = Chain("plan:VQ", 3);
        chain[1].Tamper(nameof(AuditLine.Verb), "X");
        chain[3].Tamper(nameof(AuditLine.Verb), "X");
        other[2].Tamper(nameof(AuditLine.Verb), "X");

        Assert.Equal([("instance:1", 2L), ("plan:VQ", 3L)], Verify([.. chain, .. other]).Select(line => (line.Chain, line.Sequence)));
    }

    private static (int Sequence, AuditDefect Defect) FirstOf(IReadOnlyList<BrokenLine> broken) => ((int)broken[0].Sequence, broken[0].Defect);
}
