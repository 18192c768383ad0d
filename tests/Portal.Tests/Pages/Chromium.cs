using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The system's Chromium, driven; tests that need it are skipped by name where it is not installed.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright playwright;

    /// <summary>A machine that builds and tests at once is slow; what is never true still fails.</summary>
    static Chromium() => SetDefaultExpectTimeout(30_000);

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        var path = Places.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Skip("Chromium is not installed.");
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = ["--no-sandbox"] }));
    }

    /// <summary>A new window, signed in.</summary>
    public async Task<IPage> SignInAsync(DemoPortal portal, string userName, int width = 1280)
    {
        var page = await StrangerAsync(portal, width);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#UserName", userName);
        await page.FillAsync("#Password", portal.PasswordOf(userName));
        await page.ClickAsync("form .btn.main");
        // What is seen, not the load event: the driver can miss that one when it comes between two of its looks.
        await Expect(page).ToHaveURLAsync(new Regex("/viec-cua-toi$"));
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>A new window of somebody who has not signed in.</summary>
    public async Task<IPage> StrangerAsync(DemoPortal portal, int width = 1280)
    {
        var context = await Browser.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 }, BaseURL = portal.Address.ToString() });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
