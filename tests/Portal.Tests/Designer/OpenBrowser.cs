using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>One Chromium for the tests of a class; who signed in once is let in again without the form.</summary>
public sealed class OpenBrowser(DemoPortal portal) : IAsyncDisposable
{
    private readonly Dictionary<string, string> sessions = [];
    private readonly List<IPage> windows = [];
    private Chromium? chromium;

    public DemoPortal Portal => portal;

    /// <summary>A new window with a memory of its own, signed in.</summary>
    public async Task<IPage> OpenAsync(string userName = "thietke", int width = 1280)
    {
        chromium ??= await Chromium.StartAsync();
        if (sessions.TryGetValue(userName, out var session))
        {
            var context = await chromium.Browser.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 }, BaseURL = portal.Address.ToString(), StorageState = session });
            windows.Add(await context.NewPageAsync());
        }
        else
        {
            windows.Add(await chromium.SignInAsync(portal, userName, width));
            sessions[userName] = await windows[^1].Context.StorageStateAsync();
        }

        windows[^1].SetDefaultTimeout(60_000);
        return windows[^1];
    }

    /// <summary>After a test nobody stays at a procedure.</summary>
    public async ValueTask CloseWindowsAsync()
    {
        foreach (var window in windows)
            await window.Context.CloseAsync();
        windows.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
    }
}
