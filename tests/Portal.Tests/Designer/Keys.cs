using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>A designer without a mouse: Tab until the wanted thing has the focus, as it calls itself to a screen reader, then keys.</summary>
internal sealed class Keys(IPage page) : IHand
{
    private const string Focused = """
        () => {
          const here = document.activeElement;
          const text = one => (one?.innerText ?? one?.textContent ?? '').replace(/\s*\*.*$/s, '').trim();
          return here.getAttribute('aria-label') ?? (here.labels?.length ? text(here.labels[0]) : text(here));
        }
        """;

    private Studio? studio;

    /// <summary>What a button has just added stands before it.</summary>
    private bool back;

    private Studio Studio => studio!;

    public async Task<Studio> BeginAsync(string name)
    {
        await page.GotoAsync("/quy-trinh");
        await GoAsync("Vẽ quy trình mới");
        await page.Keyboard.PressAsync("Enter");
        await GoAsync("Tên quy trình");
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Enter");
        return studio = await Studio.HereAsync(page);
    }

    public async Task<Studio> ComeAsync(string id) => studio = await Studio.OpenAsync(page, id);

    public async Task AppendAsync(string after, string outcome, string kind, string name)
    {
        await OutcomeAsync(after, outcome);
        await PickAsync("Bước mới");
        await PickAsync($"{kind}: {name}");
        await Expect(Studio.Step(name)).ToBeVisibleAsync();
    }

    public async Task ConnectAsync(string from, string outcome, string to)
    {
        var before = await Studio.Links.CountAsync();
        await OutcomeAsync(from, outcome);
        await PickAsync(to);
        await Expect(Studio.Links).ToHaveCountAsync(before + 1);
    }

    public async Task OpenAsync(string step)
    {
        await StandAsync(step);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Studio.Panel.Locator(":focus")).ToHaveCountAsync(1);
    }

    /// <summary>Back to the canvas and in again: the keyboard then stands on the tabs.</summary>
    public async Task SheetAsync(string sheet)
    {
        await CanvasAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[role=tab]:focus")).ToHaveCountAsync(1);
        for (var i = 0; i < 6 && await FocusedAsync() != sheet; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = sheet, Exact = true, Selected = true })).ToBeFocusedAsync();
    }

    public async Task TypeAsync(string field, string text)
    {
        await GoAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task ChooseAsync(string list, string item)
    {
        await GoAsync(list);
        await page.Keyboard.PressAsync("Home");
        for (var i = 0; i < 30 && await page.EvaluateAsync<string>("document.activeElement.selectedOptions[0].text") != item; i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("select:focus option:checked")).ToHaveTextAsync(item);
    }

    public async Task FindAsync(string search, string text)
    {
        await GoAsync(search);
        await page.Keyboard.TypeAsync(text);
        await Expect(Studio.Panel.Locator("[role=option][aria-selected=true]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task TickAsync(string box)
    {
        await GoAsync(box);
        await page.Keyboard.PressAsync("Space");
    }

    public async Task PressAsync(string button)
    {
        await GoAsync(button);
        await page.Keyboard.PressAsync("Enter");
        back = button.StartsWith("Thêm", StringComparison.Ordinal);
    }

    public async Task PublishAsync(string reason)
    {
        await CanvasAsync();
        await GoAsync("Công bố…", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Lý do công bố")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(reason);
        await GoAsync("Công bố");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Đã công bố bản");
    }

    /// <summary>The keyboard stands on the step.</summary>
    public async Task StandAsync(string step)
    {
        await CanvasAsync();
        await page.Keyboard.PressAsync("/");
        await PickAsync(step);
        await Expect(Studio.Step(step)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("current"));
    }

    /// <summary>The canvas, from wherever the keyboard is.</summary>
    public async Task CanvasAsync()
    {
        if (await page.Locator(".props :focus").CountAsync() > 0)
            await page.Keyboard.PressAsync("Escape");
        else if (await page.Locator("[data-testid=canvas]:focus").CountAsync() == 0)
            await GoAsync(await Studio.Canvas.GetAttributeAsync("aria-label") ?? "");
        await Expect(Studio.Canvas).ToBeFocusedAsync();
    }

    private async Task OutcomeAsync(string step, string outcome)
    {
        await StandAsync(step);
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".float input")).ToBeFocusedAsync();
        if (await FocusedAsync() == "Nối kết quả nào?")
            await PickAsync(outcome);
    }

    /// <summary>Types into the small window's search and takes the first hit.</summary>
    private async Task PickAsync(string text)
    {
        await Expect(page.Locator(".float input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
        await Expect(page.Locator(".float [role=option]").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private Task<string> FocusedAsync() => page.EvaluateAsync<string>(Focused);

    private async Task GoAsync(string name, string? by = null)
    {
        var key = by ?? (back ? "Shift+Tab" : "Tab");
        back = false;
        for (var i = 0; i < 150; i++)
        {
            if (await FocusedAsync() == name)
                return;
            await page.Keyboard.PressAsync(key);
        }

        throw new InvalidOperationException($"No way by {key} to “{name}”.");
    }
}
