using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Month;

/// <summary>
/// A village culture house is surveyed, paid for and approved: five people in five browsers, two of them on a phone, one in
/// English, each coming from the mail that reached them.
/// </summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class MonthTests : IAsyncLifetime
{
    private MonthPortal portal = null!;
    private Chromium chromium = null!;

    public async ValueTask InitializeAsync() => (chromium, portal) = (await Chromium.StartAsync(), await MonthPortal.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_culture_house_is_surveyed_funded_returned_and_approved_by_five_people_from_their_mails()
    {
        var commune = await Person.ComeAsync(portal, chromium, "xa.trangphai", 360);
        var finance = await Person.ComeAsync(portal, chromium, "cv.tckh", 1280);
        var culture = await Person.ComeAsync(portal, chromium, "cv.vhtt", 1280);
        var chairman = await Person.ComeAsync(portal, chromium, "phochutich", 360);
        var standing = await Person.ComeAsync(portal, chromium, "tp.nnptnt", 1280);
        await finance.Page.ClickAsync("button[name=language]");

        await SurveyAsync(commune);
        await culture.WeekAsync();
        await EstimateAsync(commune);
        for (var week = 0; week < 4; week++)
            await culture.WeekAsync();
        await finance.MailAsync("1 working day overdue");
        await UrgeAsync(standing);
        await GiveTimeAsync(chairman);
        await FundAsync(finance);
        await PlanAsync(culture, "to-trinh.pdf");
        await culture.WeekAsync();
        await ReturnAsync(chairman);
        await MendAsync(culture);
        await ApproveAsync(chairman);

        await commune.FollowAsync("thi công");
        await Expect(commune.Page.Locator("main h1")).ToContainTextAsync("Tổ chức thi công");
        Assert.Equal(
            ["Budget:Completed", "Estimate:Completed", "Roadmap:Approved", "Survey:Completed", "Works:Open"],
            await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.InstanceId == Instance && task.Kind == TaskKind.UserTask)
                .OrderBy(task => task.ActivityId).Select(task => task.ActivityId + ":" + task.State).ToListAsync()));
    }

    private string Instance { get; set; } = "";

    private async Task SurveyAsync(Person commune)
    {
        await commune.FollowAsync("Khảo sát hiện trạng");
        await commune.FitsAsync();
        Instance = await portal.ReadAsync(async db =>
        {
            var id = Uri.UnescapeDataString(commune.Page.Url.Split("/cong-viec/")[1]);
            return (await db.Set<UserTask>().SingleAsync(task => task.Id == id)).InstanceId;
        });
        await commune.ClickAsync("Nhận việc");
        await commune.ToldAsync("Bạn đã nhận việc này");
        await commune.Page.GetByLabel(new Regex("^Hiện trạng")).FillAsync("Mái dột, nền lún");
        await commune.Page.GetByLabel(new Regex("^Số chỗ ngồi")).FillAsync("80");
        await commune.AttachAsync("bien-ban-khao-sat.pdf");
        await commune.Page.CheckAsync("input[name=outcome][value=NeedsRepair]");
        await commune.ClickAsync("Nộp, hoàn thành");
        await commune.ToldAsync("Đã nộp");
    }

    private static async Task EstimateAsync(Person commune)
    {
        await commune.FollowAsync("Lập dự toán");
        await commune.Page.GetByLabel(new Regex("^Dự toán")).FillAsync("250000000");
        await commune.Page.GetByLabel(new Regex("^Dân góp")).FillAsync("50000000");
        await commune.AttachAsync("du-toan.pdf");
        await commune.ClickAsync("Nộp, hoàn thành");
        await commune.ToldAsync("Đã nộp");
    }

    private static async Task UrgeAsync(Person standing)
    {
        await standing.Page.GotoAsync("/don-doc?coQuan=TCKH");
        var line = standing.Page.Locator("li", new() { HasText = "Xác định nguồn vốn" }).First;
        await Expect(line).ToContainTextAsync("Quá 4 ngày làm việc");
        await line.Locator("summary", new() { HasText = "Đôn đốc lại" }).ClickAsync();
        await line.GetByLabel("Lời nhắn kèm theo").FillAsync("Xã đang chờ nguồn vốn.");
        await line.GetByRole(AriaRole.Button, new() { Name = "Gửi thư đôn đốc" }).ClickAsync();
        await Expect(standing.Page.Locator(".toast")).ToBeVisibleAsync();
    }

    /// <summary>From a phone: what the new date moves is shown before it is given.</summary>
    private static async Task GiveTimeAsync(Person chairman)
    {
        await chairman.Page.GotoAsync("/don-doc?coQuan=TCKH");
        await chairman.FitsAsync();
        await chairman.Page.Locator("li", new() { HasText = "Xác định nguồn vốn" }).First.GetByRole(AriaRole.Link, new() { Name = "Đổi hạn…" }).ClickAsync();
        await chairman.Page.Locator("#due").FillAsync("28/02/2022");
        await chairman.ClickAsync("Xem điều gì thay đổi");
        await Expect(chairman.Page.GetByText("Hạn đổi từ")).ToBeVisibleAsync();
        await chairman.FitsAsync();
        await chairman.Page.Locator("#reason").FillAsync("Chờ phân bổ vốn đầu năm.");
        await chairman.ClickAsync("Đổi hạn");
        await Expect(chairman.Page.Locator(".toast")).ToBeVisibleAsync();
    }

    private static async Task FundAsync(Person finance)
    {
        var urged = await finance.MailAsync("urging: Xác định nguồn vốn");
        Assert.Contains("Xã đang chờ nguồn vốn.", urged.TextBody, StringComparison.Ordinal);
        await finance.MailAsync("28/02/2022");
        await finance.FollowAsync(urged);
        await Expect(finance.Page.Locator("main")).ToContainTextAsync("28/02/2022");
        await finance.Page.Locator("#tien-do summary").ClickAsync();
        await finance.Page.FillAsync("#pt", "Đã đưa vào dự toán đầu năm");
        await finance.Page.Locator("#tien-do button").ClickAsync();
        await Expect(finance.Page.Locator("#tien-do")).ToContainTextAsync("Đã đưa vào dự toán đầu năm");
        await Expect(finance.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await finance.Page.GetByLabel(new Regex("^Source of funds")).FillAsync("District budget 2022");
        await finance.Page.CheckAsync("input[name=outcome][value=Funded]");
        await finance.ClickAsync("Submit and complete");
        await finance.ToldAsync("Submitted");
    }

    private static async Task PlanAsync(Person culture, string file)
    {
        await culture.FollowAsync("Tổng hợp vào kế hoạch sửa chữa");
        await culture.AttachAsync(file);
        await culture.ClickAsync("Nộp để phê duyệt");
        await culture.ToldAsync("Đã nộp");
    }

    private static async Task ReturnAsync(Person chairman)
    {
        await chairman.FollowAsync("chờ phê duyệt: Phê duyệt chủ trương");
        await chairman.FitsAsync();
        await chairman.Page.CheckAsync("input[name=verdict][value=Returned]");
        await chairman.Page.FillAsync("#ld", "Ghi rõ phần vốn dân góp.");
        await chairman.Page.ClickAsync("[data-decision-button]");
        await chairman.ToldAsync("Đã trả lại");
    }

    private static async Task MendAsync(Person culture)
    {
        await culture.FollowAsync("trả lại");
        await Expect(culture.Page.Locator(".note.soon")).ToContainTextAsync("Ghi rõ phần vốn dân góp.");
        await culture.AttachAsync("to-trinh-da-sua.pdf");
        await culture.ClickAsync("Nộp để phê duyệt");
        await culture.ToldAsync("Đã nộp");
    }

    private static async Task ApproveAsync(Person chairman)
    {
        await chairman.FollowAsync("chờ phê duyệt: Phê duyệt chủ trương");
        await Expect(chairman.Page.GetByText("to-trinh-da-sua.pdf").First).ToBeVisibleAsync();
        await chairman.Page.CheckAsync("input[name=verdict][value=Approved]");
        await chairman.Page.ClickAsync("[data-decision-button]");
        await chairman.ToldAsync("Đã duyệt");
    }
}
