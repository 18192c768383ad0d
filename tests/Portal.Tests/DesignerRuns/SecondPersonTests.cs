using System.Net;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>Where the setting asks for two: one asks, another one says yes or no, never the same.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class SecondPersonTests(SecondPersonPortal portal, Workbench bench) : IClassFixture<SecondPersonPortal>
{
    [Fact]
    public async Task What_one_designer_asks_for_another_one_publishes()
    {
        var (id, first) = await AskedAsync("Hai người, đồng ý");
        await Expect(first.Page.GetByText("Bạn đã đề nghị; người thiết kế khác hoặc quản trị sẽ xác nhận.")).ToBeVisibleAsync();
        await Expect(first.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận công bố" })).ToHaveCountAsync(0);
        var asker = await bench.ClientOfAsync(portal, "thietke");
        var request = (await asker.GetAsync($"/api/definitions/{id}/draft")).Body.GetProperty("waitingRequest").GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Forbidden, (await asker.SendAsync(HttpMethod.Post, $"/api/definitions/{id}/requests/{request}/confirm", "{}")).Status);
        Assert.Equal(0, (await asker.GetAsync($"/api/definitions/{id}/versions")).Body.GetArrayLength());

        var second = await bench.PageOfAsync(portal, "thietke2");
        await second.GotoAsync("/quy-trinh?nhom=cho");
        await second.GetByRole(AriaRole.Row).Filter(new() { HasText = "Hai người, đồng ý" }).GetByRole(AriaRole.Link, new() { Name = "Chờ xác nhận" }).ClickAsync();
        await Expect(second.Locator(".quote").First).ToHaveTextAsync("Đã xem kỹ");
        await second.GetByRole(AriaRole.Button, new() { Name = "Xác nhận công bố" }).ClickAsync();

        await Expect(second.GetByText("Bản 1").First).ToBeVisibleAsync();
        Assert.Equal(1, Assert.Single((await asker.GetAsync($"/api/definitions/{id}/versions")).Body.EnumerateArray()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task What_the_second_person_declines_stays_a_draft_and_the_asker_reads_why()
    {
        var (id, first) = await AskedAsync("Hai người, từ chối");
        var second = await bench.PageOfAsync(portal, "thietke2");
        await second.GotoAsync($"/quy-trinh/{id}/lich-su");
        await second.Locator("summary").Filter(new() { HasText = "Không đồng ý" }).ClickAsync();
        await second.GetByLabel("Lý do").FillAsync("Thiếu bước niêm yết");
        await second.GetByRole(AriaRole.Button, new() { Name = "Không đồng ý" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Xác nhận công bố" })).ToHaveCountAsync(0);

        await first.Page.ReloadAsync();
        await Expect(first.Page.GetByText("Thiếu bước niêm yết")).ToBeVisibleAsync();
        await first.OpenAsync(id);
        await Expect(first.Page.GetByText("Chờ người thứ hai")).ToHaveCountAsync(0);
        Assert.Equal(0, (await (await bench.ClientOfAsync(portal, "thietke")).GetAsync($"/api/definitions/{id}/versions")).Body.GetArrayLength());
    }

    /// <summary>Asked for by the first, with a reason for what the proof could not decide.</summary>
    private async Task<(string Id, ProcedurePage Page)> AskedAsync(string name)
    {
        var id = await Copies.OfReviewAsync(await bench.ClientOfAsync(portal, "thietke"), name);
        var page = await new ProcedurePage(await bench.PageOfAsync(portal, "thietke")).OpenAsync(id);
        await Expect(page.Finding("Quy trình quá lớn để xem hết mọi diễn biến (đã xem 5 trạng thái)")).ToContainTextAsync("Cảnh báo");
        await Expect(page.Page.Locator(".findings-line")).ToContainTextAsync("Quy trình quá lớn để chứng minh hết");

        await page.AskToPublishAsync();
        await Expect(page.Dialog).ToContainTextAsync("Một người khác phải duyệt trước khi bản này có hiệu lực.");
        await page.Dialog.GetByLabel("Lý do công bố").FillAsync("Đã xem kỹ");
        await page.Dialog.GetByLabel("Vì sao vẫn công bố").FillAsync("Giới hạn của phép thử");
        var answer = await page.Page.RunAndWaitForResponseAsync(
            () => page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi công bố" }).ClickAsync(), one => one.Url.EndsWith("/publish", StringComparison.Ordinal));
        Assert.Equal((int)HttpStatusCode.Accepted, answer.Status);
        await Expect(page.Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Người thứ hai sẽ xem và công bố");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Đóng" }).ClickAsync();
        await Expect(page.Page.GetByText("Chờ người thứ hai duyệt công bố")).ToBeVisibleAsync();
        await page.Page.GotoAsync($"/quy-trinh/{id}/lich-su");
        return (id, page);
    }
}
