using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>What the proof only warns of is published with a reason, and the reason can be read ever after.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class WarningTests(DemoPortal portal, Workbench bench)
{
    public static TheoryData<string> Ways => [.. Break.Warnings.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_warning_wants_a_reason_and_goes_through_with_one(string way)
    {
        var broken = Break.Warnings[way];
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var id = await Copies.OfReviewAsync(designer, "Bản chép: " + way);
        var page = await new ProcedurePage(await bench.PageOfAsync(portal, "thietke")).OpenAsync(id);

        await broken.DoAsync(page);
        await Expect(page.Finding(broken.Says).First).ToContainTextAsync("Cảnh báo");
        await Expect(page.Step(broken.On!).Locator(".flags .b.soon")).ToHaveTextAsync("Cảnh báo 1");
        await page.SavedAsync();
        await RefusedWithoutReasonAsync(id, broken);

        await page.AskToPublishAsync();
        var publish = page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Công bố", Exact = true });
        await page.Dialog.GetByLabel("Lý do công bố").FillAsync("Thử cảnh báo");
        await publish.ClickAsync();
        await Expect(page.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("lý do cho mỗi cảnh báo");
        await page.Dialog.GetByLabel("Vì sao vẫn công bố").FillAsync("Ban Chỉ đạo đã đồng ý");
        await publish.ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Đã công bố bản 1.");

        await page.Dialog.GetByRole(AriaRole.Link, new() { Name = "Xem lịch sử" }).ClickAsync();
        await Expect(page.Page.GetByText("Vẫn công bố vì: Ban Chỉ đạo đã đồng ý")).ToBeVisibleAsync();
    }

    private async Task RefusedWithoutReasonAsync(string id, Break broken)
    {
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var draft = (await designer.GetAsync($"/api/definitions/{id}/draft")).Body;
        var (status, refused) = await designer.SendAsync(HttpMethod.Post, $"/api/definitions/{id}/publish", new JsonObject
        {
            ["json"] = JsonNode.Parse(draft.GetProperty("json").GetRawText()), ["revision"] = draft.GetProperty("revision").GetInt32(), ["reason"] = "thử", ["warningReasons"] = new JsonObject(),
        }.ToJsonString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var finding = Assert.Single(refused.GetProperty("findings").EnumerateArray(), one => one.GetProperty("rule").GetString() == broken.Rule);
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Contains(broken.SaysInEnglish, finding.GetProperty("message").GetProperty("en").GetString()!, StringComparison.Ordinal);
    }
}
