using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Mail;

public class MailMessageTests
{
    private static readonly DateTimeOffset Now = new(2022, 8, 31, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Theirs = Guid.NewGuid();

    [Fact]
    public void A_mail_has_its_message_id_before_anything_is_sent()
    {
        var mail = Queued();

        Assert.Equal($"{mail.Id:N}@vanquan.example", mail.MessageId);
        Assert.Equal((MailState.Queued, Now), (mail.State, mail.NextAttemptAt));
    }

    [Fact]
    public void A_mail_to_nobody_reachable_is_a_dead_letter_at_once()
    {
        var mail = Queued(address: null);

        Assert.Equal((MailState.Refused, (DateTimeOffset?)null), (mail.State, mail.NextAttemptAt));
        Assert.Throws<ArgumentException>(() => mail.Retry(Now));
        mail.Retry(Now, "a@vanquan.example");
        Assert.Equal(MailState.Queued, mail.State);
    }

    [Fact]
    public void A_living_claim_cannot_be_taken_and_a_dead_one_can()
    {
        var mail = Queued();
        mail.Claim(Mine, Now, Lease);

        Assert.Throws<IllegalMailMoveException>(() => mail.Claim(Theirs, Now + Lease - TimeSpan.FromTicks(1), Lease));
        mail.Claim(Theirs, Now + Lease, Lease);

        Assert.Throws<StaleClaimException>(() => mail.Confirm(Mine, Now));
        Assert.Throws<StaleClaimException>(() => mail.Defer(Mine, Now, "busy"));
        Assert.Throws<StaleClaimException>(() => mail.Refuse(Mine, "no"));
        Assert.Throws<StaleClaimException>(() => mail.Release(Mine, Now));
        mail.Confirm(Theirs, Now + Lease);
        Assert.Equal(2, mail.Attempts);
    }

    [Theory]
    [InlineData("Claim", MailState.Sent, MailState.Claimed)]
    [InlineData("Confirm", MailState.Sent, MailState.Sent)]
    [InlineData("Defer", MailState.Sent, MailState.Queued)]
    [InlineData("Refuse", MailState.Sent, MailState.Refused)]
    [InlineData("Retry", MailState.Sent, MailState.Queued)]
    [InlineData("Claim", MailState.Refused, MailState.Claimed)]
    [InlineData("Confirm", MailState.Refused, MailState.Sent)]
    [InlineData("Retry", MailState.Queued, MailState.Queued)]
    public void An_illegal_move_names_both_states(string move, MailState from, MailState to)
    {
        var mail = Queued();
        if (from != MailState.Queued)
            mail.Claim(Mine, Now, Lease);
        if (from == MailState.Sent)
            mail.Confirm(Mine, Now);
        if (from == MailState.Refused)
            mail.Refuse(Mine, "550 no");

        var illegal = Assert.Throws<IllegalMailMoveException>(() =>
        {
            switch (move)
            {
                case "Claim": mail.Claim(Mine, Now, Lease); break;
                case "Confirm": mail.Confirm(Mine, Now); break;
                case "Defer": mail.Defer(Mine, Now, "busy"); break;
                case "Refuse": mail.Refuse(Mine, "no"); break;
                default: mail.Retry(Now); break;
            }
        });

        Assert.Equal((from, to), (illegal.From, illegal.To));
    }

    [Theory]
    [InlineData("vanquan.example\r\nBcc: x", "vi")]
    [InlineData("vanquan.example", "fr")]
    public void A_host_or_a_language_that_cannot_be_is_refused(string host, string language) =>
        Assert.Throws<ArgumentException>(() => Queued(host: host, language: language));

    private static MailMessage Queued(string? address = "a@vanquan.example", string host = "vanquan.example", string language = "vi") =>
        MailMessage.Queue(Guid.NewGuid(), host, "task-1", "reminder", language, "Nhắc việc", "{}", new MailRecipient("p1", "Nguyễn Văn A", address), "task-1", Now);
}
