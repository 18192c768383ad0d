using System.Security.Cryptography;
using VanQuan.Workflows.Domain.Audit;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Audit.Lines;

namespace VanQuan.Workflows.Domain_Tests.Audit;

public class CheckpointTests
{
    private readonly List<AuditLine> chain = Chain("instance:1", 5);

    [Fact]
    public void Lines_written_after_the_checkpoint_do_not_contradict_it() =>
        Assert.Empty(Verify(chain, Checkpoint(null, chain[2].Head)));

    [Fact]
    public void A_cut_tail_shows_against_a_checkpoint_and_only_against_one()
    {
        var checkpoint = Checkpoint(null, chain[4].Head);
        chain.RemoveRange(3, 2);

        Assert.Empty(Verify(chain));
        Assert.Equal(("instance:1", 4, AuditDefect.Cut), Only(Verify(chain, checkpoint)));
    }

    [Fact]
    public void A_chain_removed_altogether_shows() =>
        Assert.Equal(("instance:1", 1, AuditDefect.Cut), Only(Verify(Chain("plan:VQ", 2), Checkpoint(null, chain[4].Head))));

    [Fact]
    public void A_chain_recomputed_after_an_edit_shows_against_a_checkpoint_and_only_against_one()
    {
        var checkpoint = Checkpoint(null, chain[3].Head);
        chain[1].Tamper(nameof(AuditLine.Verb), "TaskApproved");
        Recompute(chain, 1);

        Assert.Empty(Verify(chain));
        Assert.Equal(("instance:1", 4, AuditDefect.Recomputed), Only(Verify(chain, checkpoint)));
    }

    [Fact]
    public void A_checkpoint_made_over_the_recomputed_chain_does_not_hide_it_from_the_one_before()
    {
        var honest = Checkpoint(null, chain[2].Head);
        chain[1].Tamper(nameof(AuditLine.Verb), "TaskApproved");
        Recompute(chain, 1);
        var later = Checkpoint(honest, chain[4].Head);

        Assert.Equal(("instance:1", 3, AuditDefect.Recomputed), Only(Verify(chain, honest, later)));
    }

    [Fact]
    public void A_checkpoint_signed_by_another_key_is_refused()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Domain.Audit.Checkpoint.After(null, Start, 0, [chain[4].Head], forger);

        Assert.Equal(("checkpoint", 1, AuditDefect.Checkpoint), Only(Verify(chain, forged)));
    }

    [Fact]
    public void A_checkpoint_whose_heads_were_changed_is_refused()
    {
        var honest = Checkpoint(null, chain[4].Head);
        var changed = Restore(honest, [chain[1].Head]);

        Assert.Equal(("checkpoint", 1, AuditDefect.Checkpoint), Only(Verify(chain[..2], changed)));
    }

    [Fact]
    public void Checkpoints_form_a_chain_of_their_own()
    {
        var first = Checkpoint(null, chain[0].Head);
        var second = Checkpoint(first, chain[2].Head);
        var third = Checkpoint(second, chain[4].Head);

        Assert.Empty(Verify(chain, first, second, third));
        Assert.Equal(("checkpoint", 3, AuditDefect.Checkpoint), Only(Verify(chain, first, third)));
        Assert.Equal(("checkpoint", 2, AuditDefect.Checkpoint), Only(Verify(chain, Checkpoint(null, chain[1].Head), second, third)));
    }

    [Fact]
    public void A_checkpoint_survives_being_stored_and_read()
    {
        var checkpoint = Checkpoint(Checkpoint(null, chain[0].Head), chain[4].Head);
        var read = Restore(checkpoint, checkpoint.Heads);

        Assert.Equal(checkpoint.Digest(), read.Digest());
        Assert.True(read.IsSignedBy(Key));
    }

    private static Checkpoint Restore(Checkpoint from, IReadOnlyList<ChainHead> heads) =>
        Domain.Audit.Checkpoint.Restore(from.Number, from.At, from.ThroughLine, heads, from.PreviousDigest, from.KeyId, from.Signature);

    private static (string Chain, int Sequence, AuditDefect Defect) Only(IReadOnlyList<BrokenLine> broken)
    {
        var line = Assert.Single(broken);
        return (line.Chain, (int)line.Sequence, line.Defect);
    }
}
