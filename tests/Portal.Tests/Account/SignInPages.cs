using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Account;

/// <summary>What tests of signing in share: an account of their own, its mails as its reader gets them, its phone.</summary>
internal static partial class SignInPages
{
    public const string Chosen = "Mat-Khau-Rieng-2022";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>An account whose owner has chosen <see cref="Chosen"/> already.</summary>
    public static async Task<string> AddAsync(this DemoPortal portal, string userName, SystemRoles roles = SystemRoles.None)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(new(userName, "Người Mới", $"{userName}@vanquan.example", roles), Actor.System);
        await scope.ServiceProvider.GetRequiredService<ChangeOwnPassword>().RunAsync(new(made.Password, Chosen), new Actor(made.Id, ""));
        return made.Id;
    }

    public static async Task<HttpClient> SignedInAsync(this DemoPortal portal, string userName, string password)
    {
        var client = portal.Visitor();
        (await SignInAsync(client, userName, password)).Dispose();
        return client;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string userName, string password) =>
        DemoPortal.PostAsync(client, "/dang-nhap", "/dang-nhap", new() { ["UserName"] = userName, ["Password"] = password });

    public static async Task<string> ReadAsync(this HttpClient client, string address) => await TextAsync(await client.GetAsync(address));

    public static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        using (answer)
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The text parts of somebody's mails, the newest last.</summary>
    public static async Task<IReadOnlyList<string>> MailsOfAsync(this DemoPortal portal, string accountId, string template)
    {
        var mails = await portal.ReadAsync(db => db.Set<MailMessage>().AsNoTracking().Where(mail => mail.RecipientId == accountId && mail.Template == template).ToListAsync());
        var composer = portal.Services.GetRequiredService<MailComposer>();
        return [.. mails.OrderBy(mail => mail.Id).Select(mail =>
        {
            using var sent = composer.Compose(mail);
            return sent.TextBody!;
        })];
    }

    /// <summary>What a phone shows for the key that stands on a page.</summary>
    /// <param name="ahead">So many steps of half a minute from now: a code is good once, and the next one a little early.</param>
    public static string CodeOf(this DemoPortal portal, string page, int ahead = 0)
    {
        var key = Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var bits = string.Concat(key.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        return TimeCode.At(secret, TimeCode.StepAt(portal.Services.GetRequiredService<SystemTime>().Provider.GetUtcNow()) + ahead);
    }

    [GeneratedRegex("<span class=\"code plaintext\">([A-Z2-7 ]+)</span>")]
    private static partial Regex Key();
}
