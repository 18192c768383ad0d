using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Api;
using VanQuan.Workflows.Portal_Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>One procedure open in the designer, by the names people see.</summary>
internal sealed class Studio
{
    private Studio(IPage page, string id) => (Page, Id) = (page, id);

    public IPage Page { get; }

    public string Id { get; }

    public ILocator Canvas => Page.GetByTestId("canvas");

    public ILocator Saved => Page.GetByTestId("saved");

    public ILocator Panel => Page.Locator(".props");

    public ILocator Steps => Page.Locator(".step");

    public ILocator Links => Page.Locator("[data-link]");

    /// <summary>Everything in view, and the view at rest: the canvas moves only some frames after the button was pressed.</summary>
    public async Task FitAsync()
    {
        await Button("Vừa khung nhìn").ClickAsync();
        await Page.EvaluateAsync("""
            async () => {
              const view = document.querySelector('.react-flow__viewport');
              for (let before = '', same = 0; same < 10; ) {
                await new Promise(requestAnimationFrame);
                same = view.style.transform === before ? same + 1 : 0;
                before = view.style.transform;
              }
            }
            """);
    }

    public static async Task<Studio> OpenAsync(IPage page, string id)
    {
        await page.GotoAsync("/quy-trinh/" + id);
        return await HereAsync(page);
    }

    /// <summary>What the page shows already.</summary>
    public static async Task<Studio> HereAsync(IPage page)
    {
        await page.GetByTestId("canvas").WaitForAsync();
        return new Studio(page, new Uri(page.Url).Segments[2].TrimEnd('/'));
    }

    public ILocator Step(string name) => Page.Locator($".step:has(b:text-is(\"{name}\"))");

    /// <summary>A step with its ports around it.</summary>
    public ILocator Node(string name) => Page.Locator($".react-flow__node:has(b:text-is(\"{name}\"))");

    public ILocator Port(string step, string outcome) => Node(step).Locator($".react-flow__handle.source[title=\"{outcome}\"]");

    /// <summary>A field of the panel; behind the label of one that must be filled stands a star.</summary>
    public ILocator Field(string label) => Panel.Locator("input, textarea, select").And(Page.GetByLabel(new Regex($"^{Regex.Escape(label)}( \\*)?$")));

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Where the connection between two steps is half way.</summary>
    public async Task<(float X, float Y)> MiddleAsync(string from, string to)
    {
        var ends = new List<string?>();
        foreach (var name in (string[])[from, to])
            ends.Add(await Step(name).GetAttributeAsync("data-activity"));
        var at = await Page.EvaluateAsync<float[]>("""
            ([from, to]) => {
              const edge = [...document.querySelectorAll('.react-flow__edge')].find(one => one.ariaLabel === `Edge from ${from} to ${to}`);
              const path = edge.querySelector('path');
              const spot = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
              return [spot.x, spot.y];
            }
            """, ends);
        return (at[0], at[1]);
    }

    public async Task SavedAsync() => await Expect(Saved).ToContainTextAsync("đã lưu");

    /// <summary>The proof has nothing against the drawing as it stands.</summary>
    public async Task ProvenAsync()
    {
        await Expect(Page.Locator(".findings-line")).ToContainTextAsync("xong trong");
        await Expect(Page.Locator("#findings-list .late")).ToHaveCountAsync(0);
    }

    /// <summary>The draft as the server has it.</summary>
    public Task<JsonNode> DraftAsync(DemoPortal portal) => ReadAsync(portal, $"/api/definitions/{Id}/draft", "json");

    /// <summary>What the server published under a version.</summary>
    public Task<JsonNode> PublishedAsync(DemoPortal portal, int version = 1) => PublishedAsync(portal, Id, version);

    public static Task<JsonNode> PublishedAsync(DemoPortal portal, string id, int version) => ReadAsync(portal, $"/api/definitions/{id}/versions/{version}", null);

    private static async Task<JsonNode> ReadAsync(DemoPortal portal, string address, string? part)
    {
        using var reader = await ApiClient.SignInAsync(portal, "thietke");
        var (_, body) = await reader.GetAsync(address);
        return JsonNode.Parse((part is null ? body : body.GetProperty(part)).GetRawText())!;
    }
}
