using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application_Tests.Reminders;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail.Templates;

/// <summary>Templates as administrators change them.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private const string Name = "reminder/vi.txt";
    private const string Good = "{{ task.what }}: {{ task.time.due | day: lang }}\n{{ link }}";
    private static readonly Actor Admin = new("admin", "Quản trị"), Officer = new("officer", "officer");
    private readonly ReminderHouse _house = new("2022-09-05T10:00:00");

    public async ValueTask InitializeAsync()
    {
        await using var db = _house.Open();
        db.Add(new Account { Id = "admin", UserName = "admin", FullName = "Quản trị", Email = "admin@vanquan.example", SystemRoles = SystemRoles.Administrator });
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    public static TheoryData<string> Shipped()
    {
        var data = new TheoryData<string>();
        foreach (var mail in new MailTemplates(Options.Create(new Application.Mail.MailSettings())).Mails.Where(mail => mail != "test"))
            foreach (var file in MailTemplates.Files(mail))
                data.Add(file);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public Task Nothing_stands_against_what_is_shipped(string name) => _house.UseAsync<MailTemplates, int>(async templates =>
    {
        Assert.Empty(await ProblemsAsync(name, templates.Shipped(name)));
        return 0;
    });

    [Theory]
    [InlineData(Name, "{{ task.what ", "NotLiquid")]
    [InlineData(Name, Good + "{{ task.owner }}", "UnknownVariable task.owner")]
    [InlineData(Name, Good + "{% for x in tasks %}{{ x.title }}{% endfor %}", "UnknownVariable tasks")]
    [InlineData(Name, "{{ task.what }}: {{ task.time.due | day }}", "NoLink {{ link }}")]
    [InlineData(Name, "{{ task.what }} {{ link }}", "NoDate {{ task.time.due | day: lang }}")]
    [InlineData("reminder/vi.html", Good + "<img src='http://x.example/a.png'>", "NotForMail <img")]
    [InlineData("reminder/vi.html", Good + "<a onclick=\"x()\">x</a>", "NotForMail onclick=")]
    [InlineData("digest/vi.txt", "{% for line in overdue.lines %}{{ line.what }}{% endfor %}", "NoLink {{ myTasksLink }}")]
    [InlineData(Name, "{% assign x = task.what %}{{ x }} {% if approval %}!{% endif %}" + Good, "")]
    public async Task What_stands_against_a_text_is_named(string name, string text, string expected)
    {
        var problems = await ProblemsAsync(name, text);
        Assert.Equal(expected, problems.Count == 0 ? "" : problems[0].Fault == TemplateFault.NotLiquid ? "NotLiquid" : string.Join("; ", problems.Select(problem => $"{problem.Fault} {problem.Detail}")));
    }

    [Fact]
    public async Task A_saved_text_writes_the_mails_from_then_on_and_the_shipped_one_can_be_restored()
    {
        Assert.Equal(ChangeTemplate.Outcome.Saved, await ChangeAsync("Xin nhắc. " + Good, "ngắn hơn", 0));
        Assert.StartsWith("Xin nhắc. Dự thảo tờ trình", await TextAsync(), StringComparison.Ordinal);

        Assert.Equal(ChangeTemplate.Outcome.Saved, await ChangeAsync(null, "bản cũ rõ hơn", 1));
        Assert.StartsWith("Kính gửi", await TextAsync(), StringComparison.Ordinal);

        await using var db = _house.Open();
        var versions = await db.Set<MailTemplateRow>().OrderBy(row => row.Version).ToListAsync();
        Assert.Equal(["1 ngắn hơn", "2 bản cũ rõ hơn"], versions.Select(row => $"{row.Version} {row.Reason}"));
    }

    [Fact]
    public async Task Nobody_overwrites_a_version_they_have_not_seen()
    {
        await ChangeAsync("A " + Good, "một", 0);

        Assert.Equal(ChangeTemplate.Outcome.Overtaken, await ChangeAsync("B " + Good, "hai", 0));
        Assert.StartsWith("A ", await TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_change_a_template_and_they_say_why()
    {
        Assert.Equal(ChangeTemplate.Outcome.NotAllowed, await ChangeAsync(Good, "vì", 0, Officer));
        Assert.Equal(ChangeTemplate.Outcome.NoReason, await ChangeAsync(Good, " ", 0));
        Assert.Equal(ChangeTemplate.Outcome.Faulty, await ChangeAsync("{{ task.what }}", "vì", 0));
        Assert.StartsWith("Kính gửi", await TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_mail_goes_to_the_administrator_alone_and_shows_the_edited_text()
    {
        Assert.Equal(SendTestMail.Outcome.Queued, await _house.UseAsync<SendTestMail, SendTestMail.Outcome>(send => send.RunAsync(new("op", Name, "Sửa thử. " + Good), Admin, default)));

        await using var db = _house.Open();
        var mail = await db.Set<MailMessage>().SingleAsync();
        Assert.Equal("admin@vanquan.example", mail.RecipientAddress);
        Assert.StartsWith("[Thử] Còn 3 ngày làm việc", mail.Subject, StringComparison.Ordinal);
        var rendered = await _house.UseAsync<MailTemplates, RenderedMail>(templates => Task.FromResult(templates.Render(mail)));
        Assert.StartsWith("Sửa thử. Dự thảo", rendered.Text, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", rendered.Html.TrimStart(), StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<TemplateProblem>> ProblemsAsync(string name, string text) =>
        _house.UseAsync<TemplateCheck, IReadOnlyList<TemplateProblem>>(check => Task.FromResult(check.Problems(name, text)));

    private Task<ChangeTemplate.Outcome> ChangeAsync(string? text, string reason, int basedOn, Actor? actor = null) => _house.UseAsync<ChangeTemplate, ChangeTemplate.Outcome>(async change =>
        (await change.RunAsync(new(Guid.NewGuid().ToString("N"), Name, text, reason, basedOn), actor ?? Admin, default)).Outcome);

    /// <summary>A mail written as the sender would write it now.</summary>
    private Task<string> TextAsync() => _house.UseAsync<TemplateShelf, string>(async shelf =>
    {
        await using var db = _house.Open();
        await shelf.RefreshAsync(db, default);
        return await _house.UseAsync<SampleMails, string>(samples => _house.UseAsync<MailTemplates, string>(templates => Task.FromResult(templates.RenderText(samples.Of("reminder", "vi")[0]))));
    });
}
