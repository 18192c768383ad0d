using System.Net;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>Whoever does not draw sees no button that draws, and the service refuses what comes without one.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class ReadersTests(DemoPortal portal, Workbench bench)
{
    private const string Address = "/quy-trinh/vq-cooperative-review";

    [Fact]
    public async Task A_supervisor_reads_the_chart_and_changes_nothing()
    {
        var page = await bench.PageOfAsync(portal, "giamsat");
        await page.GotoAsync(Address);
        await Expect(page.Locator(".step")).ToHaveCountAsync(16);
        await Expect(page.GetByText("Chỉ xem")).ToBeVisibleAsync();
        foreach (var button in (string[])["Công bố…", "Hoàn tác", "Làm lại", "Xếp tự động"])
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })).ToHaveCountAsync(0);
        await Expect(page.Locator(".palette")).ToHaveCountAsync(0);

        var canvas = page.GetByTestId("canvas");
        await canvas.FocusAsync();
        foreach (var key in (string[])["Home", "Delete", "a", "c", "F2", "Control+d", "l"])
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator(".step")).ToHaveCountAsync(16);
        await Expect(page.Locator(".float")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("aside.props h2")).ToHaveTextAsync("Bắt đầu");
        await Expect(page.Locator("aside.props :is(input:not([readonly]):not([disabled]), textarea:not([readonly]), select:not([disabled]))")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_officer_of_a_department_is_not_let_in()
    {
        var page = await bench.PageOfAsync(portal, "cv.tckh");
        var answer = await page.GotoAsync(Address);
        Assert.Equal((int)HttpStatusCode.Forbidden, answer!.Status);
        await Expect(page.GetByTestId("canvas")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Quy trình", Exact = true })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("giamsat")]
    [InlineData("cv.tckh")]
    public async Task The_service_refuses_what_comes_around_the_page(string person)
    {
        var client = await bench.ClientOfAsync(portal, person);
        (HttpMethod Method, string What)[] doings =
        [
            (HttpMethod.Put, "/draft"), (HttpMethod.Delete, "/draft"), (HttpMethod.Post, "/publish"), (HttpMethod.Post, "/versions/1/restore"), (HttpMethod.Post, "/retire"),
        ];
        foreach (var (method, what) in doings)
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(method, "/api/definitions/vq-cooperative-review" + what, """{"json":{},"revision":0,"reason":"thử"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/api/definitions", """{"name":"thử"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/api/definitions/check", """{"json":{}}""")).Status);
    }
}
