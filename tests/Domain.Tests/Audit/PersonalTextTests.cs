using VanQuan.Workflows.Domain.Audit;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Audit.Lines;

namespace VanQuan.Workflows.Domain_Tests.Audit;

public class PersonalTextTests
{
    [Fact]
    public void Erased_personal_text_leaves_a_chain_that_still_verifies()
    {
        var chain = Chain("instance:1", 4);
        var checkpoint = Checkpoint(null, chain[3].Head);
        Assert.Equal("lý do 2", chain[1].Reason);

        Assert.True(chain[1].EraseTexts());

        Assert.Null(chain[1].Reason);
        Assert.Empty(Verify(chain, checkpoint));
        Assert.False(chain[1].EraseTexts());
    }

    [Fact]
    public void Replaced_personal_text_is_named()
    {
        var chain = Chain("instance:1", 4);
        chain[1].Tamper(nameof(AuditLine.Texts), chain[1].Texts!.Replace("lý do 2", "lý do khác", StringComparison.Ordinal));

        var broken = Assert.Single(Verify(chain));
        Assert.Equal((2L, AuditDefect.TextReplaced), (broken.Sequence, broken.Defect));
    }

    [Fact]
    public void Nothing_of_a_personal_text_enters_what_is_hashed()
    {
        var line = AuditLine.After(
            ChainHead.Start("account:7"),
            new AuditEntry("account:7", "p1", Start, "CommentWritten", "bà Lường Thị Hoa", new { task = "t1" }, new Dictionary<string, string> { ["comment"] = "số 0912" }),
            Salt);

        Assert.Equal(("bà Lường Thị Hoa", "số 0912"), (line.Reason, line.Text("comment")));
        Assert.DoesNotContain("Hoa", line.Digests + line.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("0912", line.Digests + line.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_twice_has_two_digests_that_nobody_can_compare()
    {
        var chain = ChainHead.Start("c");
        var entry = new AuditEntry("c", "p1", Start, "Returned", "đồng ý");

        Assert.NotEqual(AuditLine.After(chain, entry, Salt).Digests, AuditLine.After(chain, entry, Salt).Digests);
    }

    [Fact]
    public void Data_has_one_spelling_whatever_the_order_of_its_keys() =>
        Assert.Equal(
            """{"a":{"x":[2,1],"y":null},"b":"Điềm He"}""",
            CanonicalJson.Of(new { B = "Điềm He", A = new { Y = (string?)null, X = new[] { 2, 1 } } }));

    [Fact]
    public void A_line_follows_only_the_head_of_its_own_chain() =>
        Assert.Throws<ArgumentException>(() => AuditLine.After(ChainHead.Start("a"), new AuditEntry("b", "p", Start, "X"), Salt));

    [Fact]
    public void The_instant_is_hashed_not_its_offset() =>
        Assert.Equal(
            AuditLine.After(ChainHead.Start("a"), new AuditEntry("a", "p", Start, "X"), Salt).Hash,
            AuditLine.After(ChainHead.Start("a"), new AuditEntry("a", "p", Start.ToUniversalTime(), "X"), Salt).Hash);
}
