using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Commands;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>What is drawn, tried out: from the canvas to the page of simulation, and the page against the command line.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class TrialTests(SpoiltReview review) : IClassFixture<SpoiltReview>
{
    [Fact]
    public async Task What_was_typed_a_moment_ago_is_what_is_tried_beside_the_version_in_use()
    {
        var page = await review.OpenAsync();
        try
        {
            await page.SelectAsync("Tổ công tác kiểm tra, chấm điểm");
            await page.SheetAsync("Hạn");
            await page.TypeAsync("Số lượng", "9");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy thử", Exact = true }).ClickAsync();

            var trial = page.Page;
            await Expect(trial).ToHaveURLAsync(new Regex(@"/chay-thu\?version=draft&compare=1$"));
            await Expect(trial.GetByLabel("Bản chạy thử")).ToHaveValueAsync("draft");
            await trial.GetByLabel("Bắt đầu").FillAsync("2022-02-14");
            await trial.GetByRole(AriaRole.Combobox, new() { Name = "Phòng Tài chính – Kế hoạch", Exact = true }).SelectOptionAsync("on-time");
            await trial.GetByRole(AriaRole.Button, new() { Name = "Chạy thử lại" }).ClickAsync();

            var beside = trial.Locator("section.card").Filter(new() { Has = trial.GetByRole(AriaRole.Heading, new() { Name = "Đặt cạnh nhau" }) });
            var step = beside.Locator("tr").Filter(new() { HasText = "Kiểm tra thực tế và chấm điểm" });
            await Expect(step).ToContainTextAsync("hạn khác");
            var events = await EventsAsync(trial);
            var check = events.First(one => Kind(one) == "TaskOpened" && one.GetProperty("title").GetString()!.StartsWith("Kiểm tra thực tế", StringComparison.Ordinal));
            await Expect(step.Locator("td").Last).ToContainTextAsync("hạn " + Day(check.GetProperty("due").GetString()!));
        }
        finally
        {
            await review.MendAsync();
        }
    }

    [Fact]
    public async Task Who_is_late_and_who_is_silent_gives_on_the_page_what_the_command_line_gives()
    {
        var page = await review.OpenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy thử", Exact = true }).ClickAsync();
        var trial = page.Page;
        await Expect(trial).ToHaveURLAsync(new Regex("/chay-thu$"));
        await trial.GetByLabel("Bắt đầu").FillAsync("2022-02-14");
        var run = (await trial.Locator("#dt option").Nth(2).GetAttributeAsync("value"))!;
        await trial.GetByLabel("Đối tượng").SelectOptionAsync(run);
        await trial.Locator("select[name='who.TCKH']").SelectOptionAsync("silent");
        await trial.GetByRole(AriaRole.Button, new() { Name = "Chạy thử lại" }).ClickAsync();
        await Expect(trial).ToHaveURLAsync(new Regex("who.TCKH=silent"));

        var events = await EventsAsync(trial);
        var people = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(people, await TakeAsync(trial, "people"));
            var parts = run.Split('/');
            var (code, printed, error) = await CommandRun.RunAsync("",
                ["plan", "simulate", Shipped.Plan, "--people", people, "--json", "--from", "2022-02-14", "--to", "2025-02-14", "--action", parts[1], "--unit", parts[2], "--subject", parts[3]]);
            Assert.Equal((0, ""), (code, error));
            Assert.Equal(printed.Split('\n', StringSplitOptions.RemoveEmptyEntries), events.Select(one => one.GetRawText()));
        }
        finally
        {
            File.Delete(people);
        }

        await Expect(trial.GetByText("Đứng lại ở").First).ToBeVisibleAsync();
        var shown = await trial.Locator("#log tbody tr th b").AllInnerTextsAsync();
        var moments = events.Select(one => one.GetProperty("at").GetString()!).Distinct().Take(shown.Count).Select(Day);
        Assert.Equal(moments, shown);
    }

    private static string Kind(JsonElement happened) => happened.GetProperty("kind").GetString()!;

    private static string Day(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static async Task<List<JsonElement>> EventsAsync(IPage trial) =>
        [.. (await TakeAsync(trial, "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    /// <summary>The same address with the same assumptions, as the buttons of the page take it.</summary>
    private static async Task<string> TakeAsync(IPage trial, string form) =>
        await (await trial.Context.APIRequest.GetAsync(trial.Url + "&take=" + form)).TextAsync();
}
