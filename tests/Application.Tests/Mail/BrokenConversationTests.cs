using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail;

public sealed class BrokenConversationTests : IDisposable
{
    private readonly OutboxFixture _outbox = new();

    [Theory]
    [InlineData("mail", "stall")]
    [InlineData("rcpt", "stall")]
    [InlineData("data", "stall")]
    [InlineData("dot", "stall")]
    [InlineData("mail", "cut")]
    [InlineData("rcpt", "cut")]
    [InlineData("data", "cut")]
    [InlineData("dot", "cut")]
    public async Task A_conversation_that_stalls_or_is_cut_before_the_mail_is_taken_is_begun_again_later(string stage, string behaviour)
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = await _outbox.Using(server).EnqueueAsync();
        await server.ArmAsync(stage, behaviour);
        var sender = _outbox.Sender();

        Assert.Equal(0, await sender.RunAsync(default));
        var waiting = await _outbox.ReadAsync(mail);
        Assert.Equal((MailState.Queued, 1), (waiting.State, waiting.Attempts));
        Assert.NotNull(waiting.LastError);

        _outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sender.RunAsync(default));
        Assert.Equal(mail.MessageId, Assert.Single(await server.MailsAsync()).Message.MessageId);
        Assert.Equal(2, (await server.AllAsync("connected")).Count);
    }

    [Fact]
    public async Task When_the_answer_after_the_final_dot_is_lost_the_repeat_carries_the_same_message_id()
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = await _outbox.Using(server).EnqueueAsync();
        await server.ArmAsync("dot", "cut-after");
        var sender = _outbox.Sender();

        Assert.Equal(0, await sender.RunAsync(default));
        Assert.Equal(MailState.Queued, (await _outbox.ReadAsync(mail)).State);
        _outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sender.RunAsync(default));

        var received = await server.MailsAsync();
        Assert.Equal([mail.MessageId, mail.MessageId], received.Select(one => one.Message.MessageId));
        Assert.Equal(received[0].Message.ToString(), received[1].Message.ToString());
    }

    [Theory]
    [InlineData("greet", "554 5.3.2 No service")]
    [InlineData("greet", "421 4.3.2 Shutting down")]
    [InlineData("greet", "stall")]
    [InlineData("mail", "421 4.3.2 Shutting down")]
    public async Task A_server_that_takes_nothing_costs_no_mail_an_attempt(string stage, string behaviour)
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = await _outbox.Using(server).EnqueueAsync();
        await server.ArmAsync(stage, behaviour);
        var sender = _outbox.Sender();

        Assert.Equal(0, await sender.RunAsync(default));
        var waiting = await _outbox.ReadAsync(mail);
        Assert.Equal((MailState.Queued, 0), (waiting.State, waiting.Attempts));

        _outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sender.RunAsync(default));
    }

    [Fact]
    public async Task A_connection_that_died_between_two_mails_is_replaced_unnoticed()
    {
        var server = await SmtpServer.StartAsync();
        await _outbox.Using(server).EnqueueAsync();
        var sender = _outbox.Sender();
        Assert.Equal(1, await sender.RunAsync(default));
        await server.DisposeAsync();
        await using var another = await SmtpServer.StartAsync();
        _outbox.Using(another);

        await _outbox.EnqueueAsync();
        Assert.Equal(1, await sender.RunAsync(default));
        Assert.Single(await another.MailsAsync());
    }

    [Fact]
    public async Task A_mail_that_breaks_every_conversation_is_given_up_at_last()
    {
        await using var server = await SmtpServer.StartAsync();
        _outbox.Using(server).Settings.MaxAttempts = 3;
        var mail = await _outbox.EnqueueAsync();
        var sender = _outbox.Sender();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(MailState.Queued, (await _outbox.ReadAsync(mail)).State);
            await server.ArmAsync("dot", "cut");
            Assert.Equal(0, await sender.RunAsync(default));
            _outbox.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((MailState.Refused, 3), ((await _outbox.ReadAsync(mail)).State, (await _outbox.ReadAsync(mail)).Attempts));
    }

    public void Dispose() => _outbox.Dispose();
}
