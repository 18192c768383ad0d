using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The way every dossier goes, in a real browser: claimed, submitted, returned, reworked, approved.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class ReworkTests(DemoPortal portal)
{
    private const string Run = "van-quan.23.1.TNMT";

    [Fact]
    public async Task A_task_is_claimed_submitted_returned_reworked_and_approved_in_the_browser()
    {
        var firstStep = await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.InstanceId == Run).Select(task => task.Id).FirstAsync());
        await using var chromium = await Chromium.StartAsync();
        var officer = await chromium.SignInAsync(portal, "cv.tnmt");
        await officer.GotoAsync("/cong-viec/" + firstStep);
        await officer.ClickAsync("text=Nhận việc");
        await Assertions.Expect(officer.Locator(".toast")).ToContainTextAsync("Bạn đã nhận việc này");
        await FillAsync(officer, "Lần đầu");
        await officer.ClickAsync("text=Nộp để phê duyệt");
        await Assertions.Expect(officer.Locator(".toast")).ToContainTextAsync("Đã nộp");

        var approver = await chromium.SignInAsync(portal, await ApproverAsync());
        await DecideAsync(approver, "Returned", "Chưa nêu rõ địa bàn. Bổ sung tên thôn.");
        await Assertions.Expect(approver.Locator(".toast")).ToContainTextAsync("Đã trả lại");

        await officer.GotoAsync("/cong-viec/" + firstStep);
        await Assertions.Expect(officer.Locator(".note.soon")).ToContainTextAsync("Bổ sung tên thôn");
        Assert.Contains("Lần đầu", await officer.Locator("#work textarea").First.InputValueAsync(), StringComparison.Ordinal);
        await FillAsync(officer, "Lần hai, đã bổ sung tên thôn");
        await officer.ClickAsync("text=Nộp để phê duyệt");
        await Assertions.Expect(officer.Locator(".toast")).ToContainTextAsync("Đã nộp");

        await OpenAsync(approver);
        await Assertions.Expect(approver.Locator(".diff ins").First).ToContainTextAsync("Lần hai");
        await DecideAsync(approver, "Approved", null);
        await Assertions.Expect(approver.Locator(".toast")).ToContainTextAsync("Đã duyệt");
        Assert.Equal(TaskState.Approved, await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.Id == firstStep).Select(task => task.State).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_password_says_how_many_tries_are_left()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.Browser.NewPageAsync(new() { BaseURL = portal.Address.ToString() });
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#UserName", "cv.ktht");
        await page.FillAsync("#Password", "sai mật khẩu");
        await page.ClickAsync("form .btn.main");

        await Assertions.Expect(page.Locator("[role=alert]:not([hidden])")).ToContainTextAsync("Còn 4 lần thử");
    }

    private static async Task FillAsync(IPage page, string text)
    {
        foreach (var area in await page.Locator("#work textarea").AllAsync())
            await area.FillAsync(text);
        foreach (var line in await page.Locator("#work input[name^='f.']:not([type=checkbox])").AllAsync())
            await line.FillAsync(await line.GetAttributeAsync("inputmode") switch { "numeric" => "31/03/2022", "decimal" => "12,5", _ => text });
        foreach (var choice in await page.Locator("#work select").AllAsync())
            await choice.SelectOptionAsync(new SelectOptionValue { Index = 1 });
    }

    /// <summary>Through the queue, as people come to it.</summary>
    private async Task OpenAsync(IPage page)
    {
        var approval = await ApprovalAsync();
        await page.GotoAsync("/phe-duyet");
        await page.ClickAsync($".queue a[href$='{Uri.EscapeDataString(approval.Id)}']");
    }

    private async Task DecideAsync(IPage page, string verdict, string? reason)
    {
        await OpenAsync(page);
        await page.CheckAsync($"input[name=verdict][value={verdict}]");
        if (reason is not null)
            await page.FillAsync("#ld", reason);
        await page.ClickAsync("[data-decision-button]");
    }

    private Task<UserTask> ApprovalAsync() => portal.ReadAsync(db =>
        db.Set<UserTask>().AsNoTracking().SingleAsync(task => task.InstanceId == Run && task.Kind == TaskKind.Approval && task.ClosedAt == null));

    private async Task<string> ApproverAsync()
    {
        var approval = await ApprovalAsync();
        return await portal.ReadAsync(async db =>
        {
            var staff = await portal.Services.GetRequiredService<StaffDirectorySource>().GetAsync(db);
            var person = staff.Resolve(approval.Approvers[0], VietnamTime.DateOf(approval.OpenedAt))[0];
            return (await db.Users.SingleAsync(account => account.Id == person.Id)).UserName!;
        });
    }
}
