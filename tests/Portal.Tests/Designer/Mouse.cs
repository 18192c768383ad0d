using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>A designer who does with the mouse whatever a mouse can do; only texts are typed.</summary>
internal sealed class Mouse(IPage page) : IHand
{
    private Studio? studio;
    private int appended;

    private Studio Studio => studio!;

    public async Task<Studio> BeginAsync(string name)
    {
        await page.GotoAsync("/quy-trinh");
        await page.GetByText("Vẽ quy trình mới").ClickAsync();
        await page.FillAsync("#ten", name);
        await page.ClickAsync("text=Bắt đầu vẽ");
        return studio = await Studio.HereAsync(page);
    }

    public async Task<Studio> ComeAsync(string id) => studio = await Studio.OpenAsync(page, id);

    /// <summary>In turn the three ways a mouse has: from the port into the blank, a kind pressed in the palette, a kind dragged out of it.</summary>
    public async Task AppendAsync(string after, string outcome, string kind, string name)
    {
        await Studio.FitAsync();
        var alone = await Studio.Node(after).Locator(".react-flow__handle.source.port:not(.optional)").CountAsync() == 1;
        switch (appended++ % 3)
        {
            case 0:
                await PullAsync(after, outcome);
                await page.GetByLabel("Thêm bước nào?").Nth(0).FillAsync($"{kind}: {name}");
                await page.GetByRole(AriaRole.Option).First.ClickAsync();
                break;
            case 1 when alone:
                await Studio.Step(after).ClickAsync();
                await Palette(kind).ClickAsync();
                await NameAsync(name);
                break;
            default:
                await DropAsync(kind, await BlankBesideAsync(Studio.Node(after)));
                await NameAsync(name);
                await Studio.FitAsync();
                await ConnectAsync(after, outcome, name);
                break;
        }

        await Expect(Studio.Step(name)).ToBeVisibleAsync();
    }

    /// <summary>From the port onto the step; every other time by two clicks.</summary>
    public async Task ConnectAsync(string from, string outcome, string to)
    {
        var before = await Studio.Links.CountAsync();
        await Studio.Port(from, outcome).HoverAsync();
        if (before % 2 == 0)
        {
            await page.Mouse.DownAsync();
            await Studio.Step(to).HoverAsync(new() { Force = true });
            await Expect(page.Locator(".react-flow__connection")).ToHaveCountAsync(1);
            await Studio.Step(to).HoverAsync(new() { Force = true, Position = new() { X = 8, Y = 8 } });
            await Expect(page.Locator(".port-in.connectingto")).ToHaveCountAsync(1);
            await page.Mouse.UpAsync();
        }
        else
        {
            await Studio.Port(from, outcome).ClickAsync();
            await Studio.Node(to).Locator(".port-in").ClickAsync(new() { Force = true });
        }

        await Expect(Studio.Links).ToHaveCountAsync(before + 1);
    }

    public async Task OpenAsync(string step)
    {
        await Studio.FitAsync();
        await Studio.Step(step).ClickAsync();
        await Expect(Studio.Panel.Locator("h2").First).ToHaveTextAsync(step);
    }

    public Task SheetAsync(string sheet) => page.GetByRole(AriaRole.Tab, new() { Name = sheet, Exact = true }).ClickAsync();

    public async Task TypeAsync(string field, string text)
    {
        var box = Field(field);
        await box.ClickAsync(new() { ClickCount = 3 });
        await box.PressSequentiallyAsync(text);
    }

    public async Task ChooseAsync(string list, string item) => await Field(list).SelectOptionAsync(new SelectOptionValue { Label = item });

    public async Task FindAsync(string search, string text)
    {
        await Field(search).ClickAsync();
        await Field(search).PressSequentiallyAsync(text);
        await Studio.Panel.Locator(".offer:not([hidden]) [role=option]").First.ClickAsync();
    }

    public Task TickAsync(string box) => Field(box).ClickAsync();

    public Task PressAsync(string button) => Studio.Panel.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public async Task PublishAsync(string reason)
    {
        await Studio.Button("Công bố…").ClickAsync();
        await page.GetByLabel("Lý do công bố").FillAsync(reason);
        await Studio.Button("Công bố").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Đã công bố bản");
    }

    /// <summary>Drags a kind out of the palette and lets it go there.</summary>
    public async Task DropAsync(string kind, (float X, float Y) spot)
    {
        await Palette(kind).HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(spot.X, spot.Y, new() { Steps = 3 });
        await page.Mouse.UpAsync();
    }

    /// <summary>From a port into the nearest blank.</summary>
    private async Task PullAsync(string step, string outcome)
    {
        var spot = await BlankBesideAsync(Studio.Port(step, outcome));
        await Studio.Port(step, outcome).HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(spot.X, spot.Y, new() { Steps = 3 });
        await Expect(page.Locator(".react-flow__connection")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();
    }

    private ILocator Palette(string kind) => page.Locator(".palette").GetByRole(AriaRole.Button, new() { Name = kind, Exact = true });

    /// <summary>Cases of a switch repeat their fields; the one just added stands last.</summary>
    private ILocator Field(string label) => Studio.Field(label).Last;

    public async Task NameAsync(string name)
    {
        await SheetAsync("Việc");
        await TypeAsync("Tên bước, tiếng Việt", name);
    }

    /// <summary>The nearest place right of something where the canvas is blank for a hand's breadth around.</summary>
    private static async Task<(float X, float Y)> BlankBesideAsync(ILocator beside)
    {
        var at = await beside.EvaluateAsync<float[]>("""
            element => {
              const from = element.getBoundingClientRect();
              const pane = document.querySelector('.react-flow').getBoundingClientRect();
              const taken = [...document.querySelectorAll('.react-flow__node, .react-flow__minimap, .float, .present')].map(one => one.getBoundingClientRect());
              const start = { x: from.right, y: from.top + from.height / 2 };
              let best = null;
              for (let x = pane.left + 60; x < pane.right - 60; x += 10) for (let y = pane.top + 50; y < pane.bottom - 60; y += 10) {
                if (taken.some(box => x > box.left - 45 && x < box.right + 45 && y > box.top - 45 && y < box.bottom + 45)) continue;
                const far = Math.hypot(x - start.x, 1.5 * (y - start.y)) + (x < start.x ? 400 : 0);
                if (!best || far < best.far) best = { x, y, far };
              }
              return best ? [best.x, best.y] : [];
            }
            """);
        if (at.Length == 0)
            throw new InvalidOperationException("Nothing of the canvas is blank.");
        return (at[0], at[1]);
    }
}
