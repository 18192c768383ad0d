using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VanQuan.Workflows.Portal_Tests.Api;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>The review of cooperatives spoilt in every way the proof knows: the step is marked, the words are said, nothing broken is published.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class BreakingTests(DemoPortal portal, Workbench bench, SpoiltReview review) : IClassFixture<SpoiltReview>
{
    public static TheoryData<string> Errors => [.. Break.Errors.Keys];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task What_is_broken_is_marked_on_its_step_and_not_published(string way)
    {
        var broken = Break.Errors[way];
        var page = await review.OpenAsync();
        var undone = false;
        try
        {
            await Expect(page.Finding("Lỗi")).ToHaveCountAsync(0);

            await broken.DoAsync(page);

            await Expect(page.Finding(broken.Says).First).ToContainTextAsync("Lỗi");
            if (broken.On is not null)
            {
                await Expect(page.Step(broken.On).Locator(".flags .b.late")).ToContainTextAsync("Lỗi");
                await Expect(page.Step(broken.On)).ToHaveAttributeAsync("aria-label", new Regex("lỗi \\d"));
            }

            await page.AskToPublishAsync();
            await Expect(page.Dialog).ToContainTextAsync("chưa công bố được");
            await Expect(page.Dialog.GetByText("Công bố", new() { Exact = true })).ToHaveAttributeAsync("aria-disabled", "true");
            await Expect(page.Dialog).ToContainTextAsync(broken.Says);
            await page.Page.Keyboard.PressAsync("Escape");
            await page.SavedAsync();
            await RefusedAsync(await bench.ClientOfAsync(portal, "thietke"), broken);

            await page.UndoAllAsync();

            await Expect(page.Finding("Lỗi")).ToHaveCountAsync(0);
            await Expect(page.Page.Locator(".step .flags .b.late")).ToHaveCountAsync(0);
            await page.SavedAsync();
            undone = true;
        }
        finally
        {
            if (!undone)
                await review.MendAsync();
        }
    }

    [Theory]
    [InlineData("An outcome leads nowhere")]
    [InlineData("A deadline past the action's")]
    public async Task Whoever_reads_english_is_told_in_english(string way)
    {
        var broken = Break.Errors[way];
        var page = await review.OpenAsync();
        await broken.DoAsync(page);
        await page.SavedAsync();
        try
        {
            var other = await new ProcedurePage(await bench.PageOfAsync(portal, "thietke2", "en")).OpenAsync(SpoiltReview.Id);

            await Expect(other.Finding(broken.SaysInEnglish).First).ToContainTextAsync("Error");
            await Expect(other.Step(broken.On!).Locator(".flags .b.late")).ToHaveTextAsync("1 error");
            await other.Page.GotoAsync("about:blank");
        }
        finally
        {
            await review.MendAsync();
        }
    }

    /// <summary>Whoever goes around the button is refused as well, and told why in both languages.</summary>
    private static async Task RefusedAsync(ApiClient designer, Break broken)
    {
        var draft = (await designer.GetAsync($"/api/definitions/{SpoiltReview.Id}/draft")).Body;
        var (status, refused) = await designer.SendAsync(HttpMethod.Post, $"/api/definitions/{SpoiltReview.Id}/publish", new JsonObject
        {
            ["json"] = JsonNode.Parse(draft.GetProperty("json").GetRawText()), ["revision"] = draft.GetProperty("revision").GetInt32(), ["reason"] = "thử", ["warningReasons"] = new JsonObject(),
        }.ToJsonString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var finding = Assert.Single(refused.GetProperty("findings").EnumerateArray(), one =>
            one.GetProperty("rule").GetString() == broken.Rule && one.GetProperty("message").GetProperty("vi").GetString()!.Contains(broken.Says, StringComparison.Ordinal));
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Contains(broken.SaysInEnglish, finding.GetProperty("message").GetProperty("en").GetString()!, StringComparison.Ordinal);
        if (broken.On is not null)
            Assert.Contains(finding.GetProperty("activities").EnumerateArray(), one => one.GetString() == broken.On);
    }
}
