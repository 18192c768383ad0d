using MimeKit;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail;

public sealed class SmtpConversationTests : IDisposable
{
    private readonly OutboxFixture _outbox = new();

    [Fact]
    public async Task A_vietnamese_mail_arrives_intact_over_an_encrypted_and_signed_in_connection()
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = await _outbox.Using(server).EnqueueAsync();

        Assert.Equal(1, await _outbox.Sender().RunAsync(default));

        var received = Assert.Single(await server.MailsAsync());
        Assert.True(received is { Tls: true, SignedIn: true });
        Assert.Equal(["nguyen.van.a@vanquan.example"], received.To);
        var message = received.Message;
        Assert.Equal("Còn 3 ngày làm việc, việc mới: Dự thảo tờ trình và giấy chứng nhận, Nhà văn hóa thôn Nà Lộc (hạn 07/09/2022)", message.Subject);
        Assert.Equal("Nguyễn Văn A", message.To.Mailboxes.Single().Name);
        Assert.Equal("Kế hoạch Văn Quan", message.From.Mailboxes.Single().Name);
        Assert.Equal(mail.MessageId, message.MessageId);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal(message.InReplyTo, Assert.Single(message.References));
        foreach (var body in new[] { message.TextBody, message.HtmlBody })
        {
            Assert.Contains("Kính gửi đồng chí Nguyễn Văn A,", body, StringComparison.Ordinal);
            Assert.Contains("NĐ 43/2014/NĐ-CP Điều 61, sửa bởi NĐ 01/2017/NĐ-CP", body, StringComparison.Ordinal);
            Assert.Contains("thứ Tư, 07/09/2022", body, StringComparison.Ordinal);
            Assert.Contains("http://localhost:5080/cong-viec/task-1", body, StringComparison.Ordinal);
        }

        var entry = Assert.Single(message.Attachments.OfType<TextPart>());
        Assert.Equal("PUBLISH", entry.ContentType.Parameters["method"]);
        Assert.Contains("DTSTART;VALUE=DATE:20220907", entry.Text, StringComparison.Ordinal);
        var stored = await _outbox.ReadAsync(mail);
        Assert.Equal((MailState.Sent, _outbox.Clock.GetUtcNow()), (stored.State, stored.SentAt));
    }

    [Fact]
    public async Task All_mails_of_a_queue_travel_on_one_connection()
    {
        await using var server = await SmtpServer.StartAsync();
        _outbox.Using(server);
        for (var i = 0; i < 45; i++)
            await _outbox.EnqueueAsync();
        var sender = _outbox.Sender();

        Assert.Equal(45, await sender.RunAsync(default));
        await _outbox.EnqueueAsync();
        Assert.Equal(1, await sender.RunAsync(default));

        Assert.Equal(46, (await server.MailsAsync()).Count);
        Assert.Single(await server.AllAsync("connected"));
    }

    [Theory]
    [InlineData("mail", "451 4.3.0 Try again later")]
    [InlineData("rcpt", "450 4.2.1 Mailbox busy")]
    [InlineData("data", "452 4.3.1 No room")]
    [InlineData("dot", "451 4.3.0 Greylisted")]
    public async Task A_temporary_refusal_is_tried_again_after_a_minute_on_the_same_connection(string stage, string reply)
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = await _outbox.Using(server).EnqueueAsync();
        await server.ArmAsync(stage, reply);
        var sender = _outbox.Sender();

        Assert.Equal(0, await sender.RunAsync(default));
        var waiting = await _outbox.ReadAsync(mail);
        Assert.Equal((MailState.Queued, 1), (waiting.State, waiting.Attempts));
        Assert.Equal(_outbox.Clock.GetUtcNow().AddMinutes(1), waiting.NextAttemptAt);
        Assert.StartsWith(reply[..3], waiting.LastError, StringComparison.Ordinal);
        Assert.Equal(0, await sender.RunAsync(default));

        _outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sender.RunAsync(default));
        Assert.Single(await server.MailsAsync());
        Assert.Single(await server.AllAsync("connected"));
    }

    [Theory]
    [InlineData("mail", "553 5.7.1 Sender not allowed")]
    [InlineData("rcpt", "550 5.1.1 No such user")]
    [InlineData("data", "554 5.7.0 No")]
    [InlineData("dot", "552 5.3.4 Too big")]
    public async Task A_permanent_refusal_becomes_a_dead_letter_and_does_not_hold_up_the_others(string stage, string reply)
    {
        await using var server = await SmtpServer.StartAsync();
        var refused = await _outbox.Using(server).EnqueueAsync();
        _outbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await _outbox.EnqueueAsync();
        await server.ArmAsync(stage, reply);
        var sender = _outbox.Sender();

        Assert.Equal(1, await sender.RunAsync(default));
        var dead = await _outbox.ReadAsync(refused);
        Assert.Equal((MailState.Refused, null), (dead.State, dead.NextAttemptAt));
        Assert.StartsWith(reply[..3], dead.LastError, StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await _outbox.ReadAsync(next)).State);

        await using (var db = _outbox.CreateDbContext())
        {
            await RetryMail.RunAsync(db, refused.Id, "a.nguyen@vanquan.example", _outbox.Clock.GetUtcNow(), default);
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await sender.RunAsync(default));
        var last = (await server.MailsAsync())[^1];
        Assert.Equal(refused.MessageId, last.Message.MessageId);
        Assert.Equal(["a.nguyen@vanquan.example"], last.To);
    }

    [Fact]
    public async Task A_refused_sign_in_leaves_every_mail_waiting_and_counts_for_none()
    {
        await using var server = await SmtpServer.StartAsync();
        _outbox.Using(server).Settings.Password = "sai";
        var mails = new[] { await _outbox.EnqueueAsync(), await _outbox.EnqueueAsync() };

        Assert.Equal(0, await _outbox.Sender().RunAsync(default));

        foreach (var mail in mails)
        {
            var waiting = await _outbox.ReadAsync(mail);
            Assert.Equal((MailState.Queued, 0), (waiting.State, waiting.Attempts));
        }

        Assert.Single(await server.AllAsync("auth"));
        Assert.Empty(await server.MailsAsync());
    }

    [Fact]
    public async Task A_server_without_encryption_never_sees_a_password()
    {
        await using var server = await SmtpServer.StartAsync(startTls: false);
        var mail = await _outbox.Using(server).EnqueueAsync();

        Assert.Equal(0, await _outbox.Sender().RunAsync(default));

        Assert.Equal(MailState.Queued, (await _outbox.ReadAsync(mail)).State);
        Assert.Empty(await server.AllAsync("auth"));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_not_trusted()
    {
        await using var server = await SmtpServer.StartAsync();
        _outbox.Using(server).Settings.CertificateFingerprint = new string('0', 64);
        var mail = await _outbox.EnqueueAsync();

        Assert.Equal(0, await _outbox.Sender().RunAsync(default));

        Assert.Equal(MailState.Queued, (await _outbox.ReadAsync(mail)).State);
        Assert.Empty(await server.AllAsync("auth"));
    }

    [Fact]
    public async Task Every_kind_of_mail_arrives_in_both_languages()
    {
        await using var server = await SmtpServer.StartAsync();
        _outbox.Using(server);
        MailContent[] contents = [.. Samples.OfTasks, Samples.Notify];
        foreach (var content in contents)
            foreach (var language in new[] { "vi", "en" })
                await _outbox.EnqueueAsync(content, language: language);

        Assert.Equal(contents.Length * 2, await _outbox.Sender().RunAsync(default));
        Assert.All(await server.MailsAsync(), mail => Assert.DoesNotContain("{{", mail.Message.HtmlBody + mail.Message.TextBody, StringComparison.Ordinal));
    }

    public void Dispose() => _outbox.Dispose();
}
