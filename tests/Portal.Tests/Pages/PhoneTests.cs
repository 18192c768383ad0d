using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The pages on a phone 360 pixels wide.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class PhoneTests(DemoPortal portal)
{
    [Fact]
    public async Task No_page_scrolls_sideways_at_360_pixels_and_no_console_complains()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(portal, "quantri", width: 360);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        var task = await portal.ReadAsync(db => db.Set<UserTask>().OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        foreach (var address in (string[])["/viec-cua-toi", "/cong-viec/" + task, "/phe-duyet", "/ke-hoach", "/ke-hoach/van-quan/4", "/thu-da-gui", "/su-co", "/quan-tri", "/quan-tri/nguoi", "/tai-khoan"])
        {
            await page.GotoAsync(address);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            Assert.True(over <= 0, $"{address} is {over} pixels too wide.");
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_language_switch_turns_the_page_and_stays()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(portal, "cv.nnptnt", width: 360);
        await page.ClickAsync("button[name=language]");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await page.GotoAsync("/ke-hoach");

        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
    }
}
