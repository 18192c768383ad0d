using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Api;
using VanQuan.Workflows.Portal_Tests.DesignerRuns;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

[assembly: AssemblyFixture(typeof(Workbench))]

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>One Chromium for all runs of the designer; everybody signs in once, in the language asked for. It starts when it is first asked for.</summary>
public sealed class Workbench : IAsyncDisposable
{
    private readonly Dictionary<(DemoPortal, string, string), IPage> pages = [];
    private readonly Dictionary<(DemoPortal, string), ApiClient> clients = [];
    private Chromium? chromium;

    public async Task<IPage> PageOfAsync(DemoPortal portal, string person, string language = "vi")
    {
        if (pages.TryGetValue((portal, person, language), out var there))
            return there;
        chromium ??= await Chromium.StartAsync();
        var page = await chromium.SignInAsync(portal, person, width: 1600);
        if (language != "vi")
            await page.Context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = portal.Address.ToString() }]);
        return pages[(portal, person, language)] = page;
    }

    /// <summary>The same person without a screen.</summary>
    internal async Task<ApiClient> ClientOfAsync(DemoPortal portal, string person) =>
        clients.TryGetValue((portal, person), out var there) ? there : clients[(portal, person)] = await ApiClient.SignInAsync(portal, person);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        if (chromium is not null)
            await chromium.DisposeAsync();
    }
}
