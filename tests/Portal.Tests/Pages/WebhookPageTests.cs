using System.Net;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Webhooks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>Webhooks as administrators keep them on their page.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class WebhookPageTests(DemoPortal portal)
{
    private const string List = "/quan-tri/webhook";

    [Fact]
    public async Task An_administrator_adds_one_tries_it_out_and_reads_what_became_of_it()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var page = await AddAsync(admin, "page-1", "http://localhost:9/nhan");
        Assert.Contains("Hiện khóa ký", Text(await admin.GetStringAsync(page)), StringComparison.Ordinal);

        using var pinged = await DemoPortal.PostAsync(admin, page, page + "?handler=Ping", new() { ["op"] = "page-1-ping" });
        Assert.Equal(HttpStatusCode.Redirect, pinged.StatusCode);
        Assert.Contains("Gửi thử", Text(await admin.GetStringAsync(page)), StringComparison.Ordinal);
        Assert.Equal(WebhookEvents.Ping, await portal.ReadAsync(db => db.Set<WebhookDelivery>().Where(one => one.WebhookId == page.Substring(List.Length + 1)).Select(one => one.Event).SingleAsync()));

        using var switched = await DemoPortal.PostAsync(admin, page, page + "?handler=Switch", new() { ["op"] = "page-1-off", ["on"] = "false" });
        Assert.Contains("Đang tắt", Text(await admin.GetStringAsync(List)), StringComparison.Ordinal);
        using var removed = await DemoPortal.PostAsync(admin, page, page + "?handler=Remove", new() { ["op"] = "page-1-remove" });
        Assert.Equal(List, removed.Headers.Location!.ToString());
        using var gone = await admin.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_wrong_address_is_said_at_its_field_and_what_was_chosen_stays()
    {
        using var admin = await portal.SignedInAsync("quantri");
        using var answer = await DemoPortal.PostAsync(admin, List, List, new() { ["Op"] = "page-2", ["Target"] = "http://nhan.example.vn/", ["Events"] = "task.overdue" });
        var html = Text(await answer.Content.ReadAsStringAsync());

        Assert.Contains("Cần một địa chỉ https://", html, StringComparison.Ordinal);
        Assert.Contains("value=\"http://nhan.example.vn/\"", html, StringComparison.Ordinal);
        Assert.Matches("value=\"task.overdue\"[^>]*checked", html);
    }

    [Fact]
    public async Task Pressing_twice_adds_one_and_others_do_not_see_the_page()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var before = await portal.ReadAsync(db => db.Set<WebhookRow>().CountAsync());
        var first = await AddAsync(admin, "page-3", "http://localhost:9/hai-lan");
        var second = await AddAsync(admin, "page-3", "http://localhost:9/hai-lan");
        using var officer = await portal.SignedInAsync("cv.vp");
        using var refused = await officer.GetAsync(first);

        Assert.Equal(first, second);
        Assert.Equal(before + 1, await portal.ReadAsync(db => db.Set<WebhookRow>().CountAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        (await DemoPortal.PostAsync(admin, first, first + "?handler=Remove", new() { ["op"] = "page-3-remove" })).Dispose();
    }

    private static async Task<string> AddAsync(HttpClient admin, string op, string target)
    {
        using var answer = await DemoPortal.PostAsync(admin, List, List, new() { ["Op"] = op, ["Target"] = target, ["Events"] = "incident.opened" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static string Text(string html) => WebUtility.HtmlDecode(html);
}
