using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Bounces;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application_Tests.Reminders;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail.Bounces;

/// <summary>A mailbox of reports, read as a conversation with an IMAP server.</summary>
public sealed class ReadBouncesTests : IAsyncLifetime
{
    private readonly ReminderHouse _house = new("2022-09-05T10:00:00");
    private readonly ScriptedImapServer _server = new();

    public async ValueTask InitializeAsync()
    {
        await _house.OpenTaskAsync("2022-09-07");
        await using (var db = _house.Open())
        {
            db.Add(new Account { Id = "admin", UserName = "admin", FullName = "Quản trị", Email = "admin@vanquan.example", SystemRoles = SystemRoles.Administrator });
            await db.SaveChangesAsync();
        }
        await _house.RingBellAsync("2022-09-06T08:00:00");
        await ChangeMailAsync(mail =>
        {
            var token = Guid.NewGuid();
            mail.Claim(token, _house.Clock.GetUtcNow(), TimeSpan.FromMinutes(10));
            mail.Confirm(token, _house.Clock.GetUtcNow());
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_that_came_back_marks_the_address_joins_the_dead_letters_and_the_administrators_hear_of_it_once()
    {
        _server.Deliver(Report(await MailIdAsync(), "failed", "5.1.1", "smtp; 550 5.1.1 No such user"));

        Assert.Equal(1, await ReadAsync());
        Assert.Equal(0, await ReadAsync());

        Assert.Equal("officer@vanquan.example True 5.1.1 550 5.1.1 No such user ×1", await TroubleAsync());
        Assert.Equal(["reminder Refused officer@vanquan.example", "notify Queued admin@vanquan.example"], await MailsAsync());
        Assert.Single(_server.Processed);
        _server.Deliver(Report(await MailIdAsync(), "failed", "5.1.1", "smtp; 550 5.1.1 No such user"));
        Assert.Equal(1, await ReadAsync());
        Assert.Equal(2, (await MailsAsync()).Length);
    }

    [Fact]
    public async Task Where_the_body_has_a_mailbox_the_same_mail_goes_on_to_it()
    {
        await using (var db = _house.Open())
        {
            (await db.Set<UnitRow>().SingleAsync(unit => unit.Code == "TNMT")).Address = "tnmt@vanquan.example";
            await db.SaveChangesAsync();
        }
        var id = await MailIdAsync();
        _server.Deliver(Report(id, "failed", "5.1.1", "smtp; 550 No such user"));

        Assert.Equal(1, await ReadAsync());

        Assert.Equal("reminder Queued tnmt@vanquan.example", (await MailsAsync())[0]);
        Assert.Equal(id, await MailIdAsync());
    }

    [Fact]
    public async Task A_mail_for_its_readers_own_eyes_does_not_go_on_to_a_mailbox_that_others_read()
    {
        var sent = await MailIdAsync();
        await using (var db = _house.Open())
        {
            (await db.Set<UnitRow>().SingleAsync(unit => unit.Code == "TNMT")).Address = "tnmt@vanquan.example";
            var mail = (await db.Set<MailMessage>().SingleAsync()).Id;
            await db.Database.ExecuteSqlAsync($"UPDATE Outbox SET TaskId = NULL, Template = 'password-reset' WHERE Id = {mail}");
            await db.SaveChangesAsync();
        }
        _server.Deliver(Report(sent, "failed", "5.1.1", "smtp; 550 No such user"));

        Assert.Equal(1, await ReadAsync());

        Assert.Equal("password-reset Refused officer@vanquan.example", (await MailsAsync())[0]);
    }

    [Theory]
    [InlineData("delayed", "4.4.1", "reminder Sent")]
    [InlineData("failed", "4.4.7", "reminder Refused")]
    public async Task A_temporary_trouble_is_noted_and_the_address_stays_in_use(string action, string status, string expected)
    {
        _server.Deliver(Report(await MailIdAsync(), action, status, "smtp; 451 Try later"));

        Assert.Equal(1, await ReadAsync());

        Assert.StartsWith("officer@vanquan.example False", await TroubleAsync(), StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Single(await MailsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_cut_before_the_report_is_put_away_changes_nothing_twice()
    {
        _server.Deliver(Report(await MailIdAsync(), "failed", "5.1.1", "smtp; 550 No such user"));
        _server.CutAt = "UID STORE";

        Assert.Equal(0, await ReadAsync());
        Assert.Equal(1, await ReadAsync());

        Assert.EndsWith("×1", await TroubleAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await MailsAsync()).Length);
        Assert.Single(_server.Processed);
    }

    [Fact]
    public async Task A_report_about_no_mail_of_ours_and_a_mail_that_is_no_report_change_nothing_and_stay_for_a_person_to_see()
    {
        _server.Deliver(Report("0123456789abcdef0123456789abcdef@elsewhere.example", "failed", "5.1.1", "smtp; 550 No", "nobody@vanquan.example"));
        _server.Deliver("From: a@b.example\nSubject: Tôi nghỉ phép\n\nTới 12/09.\n");

        Assert.Equal(0, await ReadAsync());

        Assert.Equal("", await TroubleAsync());
        Assert.Equal([true, true], _server.SeenInInbox);
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Without_a_returned_message_an_address_alone_turns_nobodys_mail_away()
    {
        var report = Report("", "failed", "5.2.1", "smtp; 550 Mailbox disabled");
        _server.Deliver(report[..report.IndexOf("--b\nContent-Type: text/rfc822-headers", StringComparison.Ordinal)] + "--b--\n");

        Assert.Equal(0, await ReadAsync());

        Assert.Equal("", await TroubleAsync());
    }

    [Fact]
    public async Task A_refused_password_is_said_and_nothing_is_read()
    {
        _server.Deliver("Subject: x\n\nx\n");
        Assert.Equal(0, await ReadAsync(password: "sai"));
        Assert.Equal([false], _server.SeenInInbox);
    }

    private Task<int> ReadAsync(string password = "mat-khau") => _house.UseAsync<RecordUndelivered, int>(record =>
    {
        var settings = new MailSettings { TimeoutSeconds = 5 };
        settings.Bounces = new BounceSettings { Host = "127.0.0.1", Port = _server.Port, User = "thu-tra-lai", Password = password, CertificateFingerprint = _server.Fingerprint };
        return new ReadBounces(Options.Create(settings), record, NullLogger<ReadBounces>.Instance).RunAsync(default);
    });

    private async Task<string> TroubleAsync()
    {
        await using var db = _house.Open();
        return string.Join("; ", (await db.Set<AddressTroubleRow>().ToListAsync()).Select(row => $"{row.Address} {row.Permanent} {row.Status} {row.Detail} ×{row.Times}"));
    }

    private async Task<string[]> MailsAsync()
    {
        await using var db = _house.Open();
        return [.. (await db.Set<MailMessage>().AsNoTracking().OrderBy(mail => mail.CreatedAt).ThenByDescending(mail => mail.Template).ToListAsync()).Select(mail => $"{mail.Template} {mail.State} {mail.RecipientAddress}")];
    }

    private async Task<string> MailIdAsync()
    {
        await using var db = _house.Open();
        return await db.Set<MailMessage>().Where(mail => mail.Template == "reminder").Select(mail => mail.MessageId).SingleAsync();
    }

    private async Task ChangeMailAsync(Action<MailMessage> change)
    {
        await using var db = _house.Open();
        change(await db.Set<MailMessage>().SingleAsync());
        await db.SaveChangesAsync();
    }

    private static string Report(string messageId, string action, string status, string diagnostic, string to = "officer@vanquan.example") => $"""
        From: MAILER-DAEMON@mail.example
        To: khong-tra-loi@vanquan.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        This is the mail system.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; {to}
        Action: {action}
        Status: {status}
        Diagnostic-Code: {diagnostic}

        --b
        Content-Type: text/rfc822-headers

        From: khong-tra-loi@vanquan.example
        Message-ID: <{messageId}>
        Subject: =?utf-8?B?Vmnhu4Fj?=

        --b--
        """.ReplaceLineEndings("\n") + "\n";
}
