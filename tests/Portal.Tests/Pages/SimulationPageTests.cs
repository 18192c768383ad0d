using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Commands;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>Simulation on the pages: the same as on the command line, readable to the last mail, and without a trace.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class SimulationPageTests(DemoPortal portal)
{
    private const string Certificate = "/quy-trinh/vq-land-certificate/chay-thu?from=2022-03-14&who.VPDK=5&who.TNMT=silent";
    private static readonly string Shipped = Path.Combine(Root(AppContext.BaseDirectory), "workflows", "van-quan");

    [Fact]
    public async Task The_plans_page_tells_the_same_as_plan_simulate_event_by_event()
    {
        using var person = await portal.SignedInAsync("cv.vp");
        const string address = "/ke-hoach/chay-thu?from=2021-12-20&to=2022-05-31&others=late&who.VP=silent&who.TNMT=3";
        var (code, printed, error) = await WithPeopleAsync(person, address, "--from", "2021-12-20", "--to", "2022-05-31");
        var shown = await person.GetStringAsync(address + "&take=jsonl");

        Assert.Equal((0, ""), (code, error));
        Assert.True(printed.Count(letter => letter == '\n') > 1000);
        Assert.Equal(printed.Split('\n'), shown.Split('\n'));
    }

    [Fact]
    public async Task The_procedures_page_tells_the_same_as_plan_simulate_of_one_run()
    {
        using var person = await portal.SignedInAsync("thietke");
        var address = "/quy-trinh/vq-land-certificate/chay-thu?from=2022-03-14&who.VPDK=7&run=" + Uri.EscapeDataString(await FirstRunAsync(person));
        var run = (await FirstRunAsync(person)).Split('/');
        var (code, printed, error) = await WithPeopleAsync(
            person, address, "--from", "2022-03-14", "--to", "2025-03-14", "--action", run[1], "--unit", run[2], "--subject", run[3]);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(printed.Split('\n'), (await person.GetStringAsync(address + "&take=jsonl")).Split('\n'));
    }

    [Fact]
    public async Task Looking_at_simulations_changes_nothing_and_sends_nothing()
    {
        using var person = await portal.SignedInAsync("thietke");
        var before = await StateAsync();
        foreach (var address in (string[])[Certificate, Certificate + "&compare=on-time", "/ke-hoach/chay-thu?wait=1&to=2022-03-31", "/ke-hoach/chay-thu?part=1&to=2022-03-31&action=4"])
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(address)).StatusCode);

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Every_mail_can_be_read_as_it_would_be_sent()
    {
        using var person = await portal.SignedInAsync("thietke");
        var page = WebUtility.HtmlDecode(await person.GetStringAsync(Certificate));
        var opened = WebUtility.HtmlDecode(await person.GetStringAsync(Certificate + "&mail=60"));

        Assert.Contains("Kính gửi đồng chí Chuyên viên, Phòng Văn hóa và Thông tin,", page, StringComparison.Ordinal);
        Assert.Contains("Đứng lại ở", page, StringComparison.Ordinal);
        Assert.Contains("Thư 60", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frame_of_a_plans_simulation_comes_first_and_no_page_of_it_is_large()
    {
        using var person = await portal.SignedInAsync("cv.vp");
        const string address = "/ke-hoach/chay-thu?from=2021-12-20&to=2022-12-31&others=10";
        var frame = await person.GetStringAsync(address);
        var parts = new List<string>();
        foreach (var part in (string[])["&part=1", "&part=1&compare=on-time", "&part=1&action=4", "&part=1&action=4&sheet=3"])
            parts.Add(await person.GetStringAsync(address + part));

        Assert.Contains("data-load=", frame, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.InRange(part.Length, 10_000, 350_000));
        Assert.DoesNotContain("data-load=", await person.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_tried_as_it_is_drawn_by_those_who_draw_and_compared_with_the_version_in_use()
    {
        const string id = "vq-campaign";
        await DraftAsync(id);
        using var designer = await portal.SignedInAsync("thietke");
        using var officer = await portal.SignedInAsync("cv.vp");
        var address = $"/quy-trinh/{id}/chay-thu?version=draft&compare=1&from=2022-03-14";
        var drawn = WebUtility.HtmlDecode(await designer.GetStringAsync(address));

        Assert.Contains("Đặt cạnh nhau", drawn, StringComparison.Ordinal);
        Assert.Contains("bản nháp", drawn, StringComparison.Ordinal);
        Assert.Contains("Không có quy trình, bản, hoặc nhiệm vụ như vậy.", WebUtility.HtmlDecode(await officer.GetStringAsync(address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ke-hoach/chay-thu?from=2022-01-01&to=2099-01-01&wait=1", "Kỳ chạy thử quá dài")]
    [InlineData("/quy-trinh/vq-campaign/chay-thu?version=99", "Không có quy trình, bản, hoặc nhiệm vụ như vậy.")]
    [InlineData("/quy-trinh/vq-campaign/chay-thu?from=abc&who.VP=never&choice.x=y:z&mail=-1&sheet=99", "Giả thiết")]
    public async Task What_cannot_be_tried_is_said_in_words(string address, string words)
    {
        using var person = await portal.SignedInAsync("thietke");

        Assert.Contains(words, WebUtility.HtmlDecode(await person.GetStringAsync(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_page_scrolls_sideways_on_a_phone_and_no_console_complains()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(portal, "thietke", width: 360);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        foreach (var address in (string[])[Certificate + "&compare=on-time", "/ke-hoach/chay-thu?to=2022-03-31&wait=1", "/ke-hoach/chay-thu?to=2022-03-31&wait=1&action=4"])
        {
            await page.GotoAsync(address);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            Assert.True(over <= 0, $"{address} is {over} pixels too wide.");
        }

        Assert.Empty(complaints);
    }

    private static async Task<(int Code, string Output, string Error)> WithPeopleAsync(HttpClient person, string address, params string[] more)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, await person.GetStringAsync(address + "&take=people"));
            return await CommandRun.RunAsync("", ["plan", "simulate", Shipped, "--people", file, "--json", .. more]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> FirstRunAsync(HttpClient person) =>
        WebUtility.HtmlDecode(RunOption().Match(await person.GetStringAsync("/quy-trinh/vq-land-certificate/chay-thu")).Groups[1].Value);

    private Task<(int, int, int)> StateAsync() => portal.ReadAsync(async db =>
        (await db.Set<AuditLine>().CountAsync(), await db.Set<UserTask>().CountAsync(), await db.Set<Domain.Mail.MailMessage>().CountAsync()));

    private async Task DraftAsync(string id)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();
        var published = await db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version).FirstAsync();
        var draft = await db.Set<DraftRow>().FindAsync(id);
        if (draft is null)
            db.Add(draft = new DraftRow { DefinitionId = id });
        draft.Begin(published.Version, "thietke", published.PublishedAt);
        draft.Save(published.Json, (published.Name, null), "thietke", published.PublishedAt);
        await db.SaveChangesAsync();
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "VanQuan.Workflows.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex("name=\"run\">\\s*<option value=\"([^\"]+)\"")]
    private static partial Regex RunOption();
}
