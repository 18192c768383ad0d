using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail;

public sealed class MailRenderingTests : IDisposable
{
    private readonly OutboxFixture _outbox = new();

    public static TheoryData<string, string> EveryMail()
    {
        var data = new TheoryData<string, string>();
        foreach (var content in Samples.OfTasks.Select(content => content.Template).Append("notify").Append("digest").Distinct())
            foreach (var language in new[] { "vi", "en" })
                data.Add(content, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public async Task What_people_typed_is_text_and_never_markup_nor_a_header(string template, string language)
    {
        const string evil = "<script>alert(1)</script>\r\nBcc: moi.nguoi@vanquan.example\r\n\r\n{{ 'now' | date: '%Y' }} & “Nà Lộc”";
        var card = Samples.Card with { Title = evil, About = evil, Action = evil, Unit = evil, Deliverable = evil, LegalBasis = evil, Instructions = evil, DueReason = evil };
        var content = template switch
        {
            "assigned" => new AssignedMail(card, false),
            "reminder" => new ReminderMail(card, false, 1) { ReturnedBecause = evil },
            "escalation" => new EscalationMail(card, evil, 1),
            "returned" => new ReturnedMail(card, evil, evil),
            "approved" => new ApprovedMail(card, evil),
            "rejected" => new RejectedMail(card, evil, evil),
            "cooperation" => new CooperationMail(card, evil),
            "withdrawn" => new WithdrawnMail(card, evil),
            "urged" => new UrgedMail(card, evil, evil),
            "moved" => new MovedMail(card, nameof(MovedBy.Hand), evil, new DateOnly(2022, 9, 5), evil),
            "digest" => Digest(evil),
            "extension-asked" => new ExtensionAskedMail(card, evil, new DateOnly(2022, 9, 20), evil),
            "extension-decided" => new ExtensionDecidedMail(card, evil, false, new DateOnly(2022, 9, 7), evil),
            _ => (Application.Mail.MailContent)new NotifyMail(evil, evil, [new NotifyFact(evil, evil)]),
        };

        var stored = await _outbox.EnqueueAsync(content, new MailRecipient("p1", "Kẻ xấu\r\nBcc: x@y.vn <b>", "nguyen.van.a@vanquan.example"), language);
        using var message = _outbox.Composer.Compose(await _outbox.ReadAsync(stored));

        Assert.DoesNotContain("<script>", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("{{ 'now' | date: '%Y' }}", message.TextBody, StringComparison.Ordinal);
        Assert.Empty(message.Bcc);
        Assert.Equal("nguyen.van.a@vanquan.example", Assert.Single(message.To.Mailboxes).Address);
        Assert.DoesNotContain('\n', message.Subject!);
    }

    [Fact]
    public void Templates_that_name_themselves_are_a_procedures_to_choose_and_any_other_name_means_the_general_one()
    {
        var folder = Directory.CreateTempSubdirectory("templates-").FullName;
        foreach (var (name, head) in new[] { ("urge", "{% comment %}Đôn đốc{% endcomment %}"), ("assigned", ""), ("half", "{% comment %}Thiếu{% endcomment %}") })
            foreach (var file in new[] { "vi.txt", "vi.html", "en.txt", "en.html" }.Take(name == "half" ? 3 : 4))
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, file + ".liquid"), head + "{{ heading }}");
        var templates = new MailTemplates(Options.Create(new MailSettings { TemplateFolder = folder }));

        Assert.Equal([new NoticeTemplate("urge", "Đôn đốc", "Đôn đốc")], templates.Notices);
        Assert.Equal(["urge", "notify", "notify"], new[] { "urge", "assigned", "không có" }.Select(templates.NoticeOf));
        Assert.Equal([new NoticeTemplate("notify", "Thông báo chung", "General notice")], new MailTemplates(Options.Create(new MailSettings())).Notices);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_same_row_is_written_the_same_twice()
    {
        var stored = await _outbox.ReadAsync(await _outbox.EnqueueAsync());
        using var first = _outbox.Composer.Compose(stored);
        _outbox.Clock.Advance(TimeSpan.FromDays(1));
        using var second = _outbox.Composer.Compose(stored);

        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task Words_without_end_stay_in_bounds()
    {
        var stored = await _outbox.EnqueueAsync(
            new AssignedMail(Samples.Card with { Title = new string('x', 100_000) }, false),
            new MailRecipient("p1", new string('n', 100_000), Samples.Reader.Address));

        Assert.Equal(MailSubject.MaxLength, stored.Subject.Length);
        Assert.Equal(100, stored.RecipientName.Length);
    }

    [Fact]
    public async Task Mails_of_one_task_hang_together_and_mails_of_another_do_not()
    {
        var (first, second) = (await _outbox.EnqueueAsync(), await _outbox.EnqueueAsync(Samples.OfTasks[2]));
        using var one = _outbox.Composer.Compose(first);
        using var two = _outbox.Composer.Compose(second);

        Assert.Equal(one.References, two.References);
        Assert.NotEqual(one.MessageId, two.MessageId);
        Assert.NotEqual(MailThread.RootOf("task-1"), MailThread.RootOf("task-2"));
    }

    [Fact]
    public async Task Work_that_is_no_longer_to_be_done_leaves_the_readers_calendar()
    {
        using var assigned = _outbox.Composer.Compose(await _outbox.EnqueueAsync());
        using var withdrawn = _outbox.Composer.Compose(await _outbox.EnqueueAsync(new WithdrawnMail(Samples.Card, null)));

        var (entry, end) = (Lines(assigned), Lines(withdrawn));
        Assert.Equal(entry.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)), end.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Contains("METHOD:PUBLISH", entry);
        Assert.Contains("SEQUENCE:2", entry);
        Assert.Contains("METHOD:CANCEL", end);
        Assert.Contains("STATUS:CANCELLED", end);
        Assert.Contains("SEQUENCE:3", end);
    }

    [Fact]
    public async Task Without_a_server_a_mail_is_one_whole_file_and_a_repeat_replaces_it()
    {
        var mail = await _outbox.EnqueueAsync();
        var pickup = new PickupTransport(Microsoft.Extensions.Options.Options.Create(_outbox.Settings));
        Assert.Equal(1, await _outbox.Sender(pickup).RunAsync(default));
        using var content = _outbox.Composer.Compose(mail);
        Assert.Equal(new Accepted(), await pickup.DeliverAsync(content, default));

        var file = Assert.Single(Directory.GetFiles(_outbox.Settings.PickupFolder));
        using var read = await MimeKit.MimeMessage.LoadAsync(file);
        Assert.Equal((mail.MessageId, mail.Subject), (read.MessageId, read.Subject));
    }

    [Fact]
    public async Task A_mail_whose_template_is_missing_becomes_a_dead_letter_that_says_so()
    {
        var mail = await _outbox.EnqueueAsync(new Unknown("../assigned"));

        Assert.Equal(0, await _outbox.Sender().RunAsync(default));
        Assert.Equal((MailState.Refused, "../assigned/vi.html.liquid: there is no such template."), ((await _outbox.ReadAsync(mail)).State, (await _outbox.ReadAsync(mail)).LastError));
    }

    public void Dispose() => _outbox.Dispose();

    private static string[] Lines(MimeKit.MimeMessage message) => message.Attachments.OfType<MimeKit.TextPart>().Single().Text.ReplaceLineEndings("\n").Split('\n');

    private static DigestMail Digest(string evil)
    {
        var section = DigestSection.Of([new DigestLine("task-1", evil, Samples.Wednesday, "còn 3 ngày làm việc")]);
        return new DigestMail(Samples.Wednesday, false, section, section, section, section, section, [new DigestNews(evil, "task-1")]);
    }

    private sealed record Unknown(string Name) : Application.Mail.MailContent
    {
        public override string Template => Name;

        public override string Subject(string language) => Name;
    }
}
