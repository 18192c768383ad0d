using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>The page on which a procedure is drawn, used as a designer uses it: steps by their names, results by their words.</summary>
internal sealed partial class ProcedurePage(IPage page)
{
    public IPage Page => page;

    public ILocator Canvas => page.GetByTestId("canvas");

    public ILocator Findings => page.Locator("#findings-list > li");

    public ILocator Panel => page.Locator("aside.props");

    public ILocator Dialog => page.Locator("dialog[open]");

    /// <summary>Opens it and waits for the first word of the proof.</summary>
    public async Task<ProcedurePage> OpenAsync(string id)
    {
        await page.GotoAsync("/quy-trinh/" + id);
        await Expect(Canvas).ToBeVisibleAsync();
        await Expect(page.Locator(".findings-line [role=status]")).ToHaveTextAsync(Proven());
        return this;
    }

    /// <summary>Opens it where it is not open yet.</summary>
    public Task<ProcedurePage> StayAsync(string id) => new Uri(page.Url).AbsolutePath == "/quy-trinh/" + id ? Task.FromResult(this) : OpenAsync(id);

    public ILocator Step(string id) => page.Locator($".step[data-activity='{id}']");

    /// <summary>A line of the proof by a part of its words.</summary>
    public ILocator Finding(string words) => Findings.Filter(new() { HasText = words });

    /// <summary>Finds a step by its name; it is then selected, in view, and in the panel.</summary>
    public async Task SelectAsync(string name)
    {
        await Canvas.FocusAsync();
        await page.Keyboard.PressAsync("/");
        await PickAsync("Tìm bước", name);
        await Expect(Panel.Locator("h2").First).ToHaveTextAsync(name);
    }

    /// <summary>A new step behind the one selected, or alone where none is.</summary>
    public async Task AppendAsync(string kind, string name)
    {
        await Canvas.FocusAsync();
        await page.Keyboard.PressAsync("a");
        await PickAsync("Thêm bước nào?", $"{kind}: {name}");
    }

    /// <summary>Leads a result of a step somewhere, or takes its connection away: what is typed is searched among the places offered.</summary>
    public async Task WireAsync(string from, string? result, string to)
    {
        await SelectAsync(from);
        await page.Keyboard.PressAsync("c");
        if (result is not null)
            await PickAsync("Nối kết quả nào?", result);
        await PickAsync("nối tới bước nào?", to);
    }

    public Task CutAsync(string from, string? result, string to) => WireAsync(from, result, "Bỏ đường nối tới " + to);

    public async Task PickAsync(string question, string typed)
    {
        var box = page.GetByRole(AriaRole.Combobox, new() { NameRegex = new(Regex.Escape(question)) });
        await box.FillAsync(typed);
        await box.PressAsync("Enter");
    }

    public Task SheetAsync(string name) => Panel.GetByRole(AriaRole.Tab, new() { NameRegex = new("^" + name) }).ClickAsync();

    /// <summary>A field by its label, with or without the sign that it must be filled in.</summary>
    public ILocator Field(string label) => Panel.GetByLabel(new Regex($@"^{Regex.Escape(label)}( \*)?$"));

    public Task TypeAsync(string label, string text) => Field(label).FillAsync(text);

    public Task ChooseAsync(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task PressAsync(string button) => Panel.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Undoes until there is nothing left to undo.</summary>
    public async Task UndoAllAsync()
    {
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác", Exact = true });
        while (await undo.GetAttributeAsync("aria-disabled") is null)
            await undo.ClickAsync();
    }

    public Task SavedAsync() => Expect(page.GetByTestId("saved")).ToHaveTextAsync(Saved());

    /// <summary>As an expert does it: the whole step as text, with one name exchanged.</summary>
    public async Task RewriteAsync(string step, string from, string to)
    {
        await SelectAsync(step);
        await SheetAsync("Chuyên gia");
        var text = Field("Toàn bộ bước, dạng JSON");
        await text.FillAsync((await text.InputValueAsync()).Replace($"\"{from}\"", $"\"{to}\"", StringComparison.Ordinal));
    }

    /// <summary>Away from the procedure, with nothing left to send.</summary>
    public async Task LeaveAsync()
    {
        await SavedAsync();
        await page.GotoAsync("about:blank");
    }

    public async Task AskToPublishAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Công bố…", Exact = true }).ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }

    /// <summary>Publishes what stands there, and waits until it is said to be published under this number.</summary>
    public async Task PublishAsync(string reason, int version)
    {
        await AskToPublishAsync();
        await Dialog.GetByLabel("Lý do công bố").FillAsync(reason);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Công bố", Exact = true }).ClickAsync();
        await Expect(Dialog).ToContainTextAsync($"Đã công bố bản {version}.");
    }

    [GeneratedRegex("^(xong trong|done in)")]
    private static partial Regex Proven();

    [GeneratedRegex("^(đã lưu|saved)")]
    private static partial Regex Saved();
}
