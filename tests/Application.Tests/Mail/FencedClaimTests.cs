using Microsoft.EntityFrameworkCore;
using MimeKit;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail;

public sealed class FencedClaimTests : IDisposable
{
    private readonly OutboxFixture _outbox = new();

    [Fact]
    public async Task A_sender_that_froze_and_woke_cannot_confirm_what_another_has_taken_over()
    {
        var mail = await _outbox.EnqueueAsync();
        var other = new Transport(_ => new PutOff("450 busy"));
        var frozen = new Transport(async _ =>
        {
            _outbox.Clock.Advance(_outbox.Settings.Lease + TimeSpan.FromSeconds(1));
            Assert.Equal(0, await _outbox.Sender(other).RunAsync(default));
            return new Accepted();
        });

        Assert.Equal(0, await _outbox.Sender(frozen).RunAsync(default));

        var stored = await _outbox.ReadAsync(mail);
        Assert.Equal((MailState.Queued, 2, "450 busy"), (stored.State, stored.Attempts, stored.LastError));
        Assert.Equal([mail.MessageId], frozen.Seen);
        Assert.Equal([mail.MessageId], other.Seen);
    }

    [Fact]
    public async Task A_mail_under_a_living_claim_is_left_alone()
    {
        await _outbox.EnqueueAsync();
        var second = new Transport(_ => new Accepted());
        var first = new Transport(async _ =>
        {
            Assert.Equal(0, await _outbox.Sender(second).RunAsync(default));
            return new Accepted();
        });

        Assert.Equal(1, await _outbox.Sender(first).RunAsync(default));
        Assert.Empty(second.Seen);
    }

    [Fact]
    public async Task A_sender_that_died_holding_a_claim_loses_it_with_its_lease()
    {
        var mail = await _outbox.EnqueueAsync();
        var dying = new Transport(_ => Task.FromException<Delivery>(new OperationCanceledException()));
        await Assert.ThrowsAsync<OperationCanceledException>(() => _outbox.Sender(dying).RunAsync(default));
        var heir = new Transport(_ => new Accepted());

        Assert.Equal(0, await _outbox.Sender(heir).RunAsync(default));
        _outbox.Clock.Advance(_outbox.Settings.Lease);
        Assert.Equal(1, await _outbox.Sender(heir).RunAsync(default));
        Assert.Equal([mail.MessageId], heir.Seen);
    }

    [Fact]
    public async Task A_lease_that_ran_out_before_a_mails_turn_only_means_that_it_is_claimed_anew()
    {
        await _outbox.EnqueueAsync();
        await _outbox.EnqueueAsync();
        var slow = new Transport(_ =>
        {
            _outbox.Clock.Advance(_outbox.Settings.Lease);
            return new Accepted();
        });

        Assert.Equal(2, await _outbox.Sender(slow).RunAsync(default));
        Assert.Equal(2, slow.Seen.Distinct().Count());
    }

    [Fact]
    public async Task When_one_mail_finds_no_server_the_rest_of_the_claim_is_released()
    {
        await _outbox.EnqueueAsync();
        await _outbox.EnqueueAsync();
        var down = new Transport(_ => new Unreachable("no route"));

        Assert.Equal(0, await _outbox.Sender(down).RunAsync(default));

        Assert.Single(down.Seen);
        await using var db = _outbox.CreateDbContext();
        Assert.All(await db.Set<MailMessage>().ToListAsync(), mail => Assert.Equal((MailState.Queued, 0, null), (mail.State, mail.Attempts, mail.ClaimToken)));
    }

    [Fact]
    public async Task A_mail_of_a_transaction_that_was_rolled_back_never_existed()
    {
        await using (var db = _outbox.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            new Outbox(Microsoft.Extensions.Options.Options.Create(_outbox.Settings)).Enqueue(
                db, new MailDraft(Samples.Assigned, Samples.Reader, "vi", "task-1", "task-1"), OutboxFixture.Start);
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await _outbox.Sender(new Transport(_ => new Accepted())).RunAsync(default));
    }

    public void Dispose() => _outbox.Dispose();

    private sealed class Transport(Func<MimeMessage, Task<Delivery>> deliver) : IMailTransport
    {
        public Transport(Func<MimeMessage, Delivery> deliver) : this(mail => Task.FromResult(deliver(mail))) { }

        public List<string> Seen { get; } = [];

        public Task<Delivery> DeliverAsync(MimeMessage mail, CancellationToken ct)
        {
            Seen.Add(mail.MessageId!);
            return deliver(mail);
        }
    }
}
