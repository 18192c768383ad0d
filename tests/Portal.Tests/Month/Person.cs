using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using VanQuan.Workflows.Application_Tests.Mail;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Month;

/// <summary>One of those who live through the month: a browser of their own, and a mailbox.</summary>
internal sealed partial class Person
{
    private readonly MonthPortal portal;
    private readonly string address;
    private readonly HashSet<string?> read = [];

    private Person(MonthPortal portal, IPage page, string address) => (this.portal, Page, this.address) = (portal, page, address);

    public IPage Page { get; }

    public static async Task<Person> ComeAsync(MonthPortal portal, Chromium chromium, string userName, int width)
    {
        var page = await chromium.SignInAsync(portal, userName, width);
        return new Person(portal, page, (await portal.ReadAsync(db => Task.FromResult(db.Users.Single(one => one.UserName == userName).Email)))!);
    }

    /// <summary>The first unread mail whose subject says this; it is read then.</summary>
    public async Task<MimeMessage> MailAsync(string subject)
    {
        var found = (await portal.MailAsync(mail => IsMine(mail) && !read.Contains(mail.Message.MessageId) && mail.Message.Subject?.Contains(subject, StringComparison.OrdinalIgnoreCase) == true))?.Message;
        Assert.True(found is not null, $"{address} has no unread mail about “{subject}” among: {await SubjectsAsync()}");
        read.Add(found.MessageId);
        return found;
    }

    /// <summary>Opens the link that the mail holds, as its reader does.</summary>
    public async Task FollowAsync(MimeMessage mail)
    {
        var link = Link().Matches(mail.TextBody ?? "").Select(match => match.Value).First(one => one.StartsWith(portal.Address.GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal), StringComparison.Ordinal));
        await Page.GotoAsync(new Uri(link).PathAndQuery);
        await Expect(Page.Locator("main h1")).ToBeVisibleAsync();
    }

    public async Task FollowAsync(string subject) => await FollowAsync(await MailAsync(subject));

    public async Task ToldAsync(string words) => await Expect(Page.Locator(".toast")).ToContainTextAsync(words);

    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public async Task AttachAsync(string name)
    {
        await Page.SetInputFilesAsync("#files", new FilePayload { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF-1.4\n% {name}\n%%EOF\n") });
        await Expect(Page.Locator(".files")).ToContainTextAsync(name);
    }

    /// <summary>A week passes for everybody.</summary>
    public async Task WeekAsync()
    {
        await Page.GotoAsync("/viec-cua-toi");
        await ClickAsync("+ 1 tuần");
        await ToldAsync("Đã tới");
    }

    /// <summary>No page of the month scrolls sideways.</summary>
    public async Task FitsAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{Page.Url} scrolls sideways at {Page.ViewportSize!.Width} pixels.");

    private bool IsMine(ReceivedMail mail) => mail.To.Contains(address, StringComparer.OrdinalIgnoreCase);

    private async Task<string> SubjectsAsync() => string.Join(" | ", (await portal.MailsAsync()).Where(IsMine).Select(mail => mail.Message.Subject).TakeLast(20));

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
