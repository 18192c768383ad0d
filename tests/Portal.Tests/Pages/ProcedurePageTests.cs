using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Portal_Tests.Api;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The pages around procedures: who sees them, what stands on them, and what their buttons do.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class ProcedurePageTests(DemoPortal portal)
{
    private static readonly string[] Pages = ["/quy-trinh", "/quy-trinh/vq-food-safety", "/quy-trinh/vq-food-safety/lich-su", "/quy-trinh/vq-food-safety/so-sanh?from=1&to=1", "/quy-trinh/goi/van-quan"];

    [Theory]
    [InlineData("thietke", HttpStatusCode.OK)]
    [InlineData("quantri", HttpStatusCode.OK)]
    [InlineData("giamsat", HttpStatusCode.OK)]
    [InlineData("cv.tnmt", HttpStatusCode.Forbidden)]
    [InlineData("phochutich", HttpStatusCode.Forbidden)]
    public async Task The_pages_are_open_to_designers_administrators_and_supervisors(string userName, HttpStatusCode expected)
    {
        using var person = await portal.SignedInAsync(userName);
        foreach (var page in Pages)
        {
            using var answer = await person.GetAsync(page);
            Assert.Equal(expected, answer.StatusCode);
        }
        var home = await person.GetStringAsync("/ke-hoach");
        Assert.Equal(expected == HttpStatusCode.OK, home.Contains("href=\"/quy-trinh\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Buttons_one_may_not_use_are_not_there()
    {
        using var designer = await portal.SignedInAsync("thietke");
        using var supervisor = await portal.SignedInAsync("giamsat");

        foreach (var (page, words) in new[] { ("/quy-trinh", "Vẽ quy trình mới"), ("/quy-trinh", "Nhập từ tệp"), ("/quy-trinh/vq-food-safety/lich-su", "Lấy lại làm bản nháp"), ("/quy-trinh/vq-food-safety/lich-su", "Ngừng áp dụng quy trình này") })
        {
            Assert.Contains(words, WebUtility.HtmlDecode(await designer.GetStringAsync(page)), StringComparison.Ordinal);
            Assert.DoesNotContain(words, WebUtility.HtmlDecode(await supervisor.GetStringAsync(page)), StringComparison.Ordinal);
        }
        using var forced = await DemoPortal.PostAsync(supervisor, "/quy-trinh", "/quy-trinh?handler=New", new() { ["ten"] = "Không được", ["op"] = "x" });
        Assert.Contains("Chỉ người thiết kế", WebUtility.HtmlDecode(await forced.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_is_found_without_diacritics_and_a_new_one_opens_on_the_canvas()
    {
        using var designer = await portal.SignedInAsync("thietke");

        using var made = await DemoPortal.PostAsync(designer, "/quy-trinh", "/quy-trinh?handler=New", new() { ["ten"] = "Kiểm tra đê điều", ["op"] = "new-1" });
        var list = WebUtility.HtmlDecode(await designer.GetStringAsync("/quy-trinh?tim=kiem+tra+DE"));
        var host = await designer.GetStringAsync(made.Headers.Location);

        Assert.Equal("/quy-trinh/kiem-tra-de-dieu", made.Headers.Location!.ToString());
        Assert.Contains("Kiểm tra đê điều", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Đợt tuyên truyền", list, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"csrf\" content=\"", host, StringComparison.Ordinal);
        Assert.True(host.Contains("data-mode=\"edit\" data-definition=\"kiem-tra-de-dieu\"", StringComparison.Ordinal) || host.Contains("Node 20", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_drawn_in_elsa_studio_comes_in_with_nothing_lost_and_goes_out_again()
    {
        const string foreign = """{"$schema":"https://x","id":"abc","definitionId":"studio-flow","name":"Vẽ ở nơi khác","custom":{"b":[1.50,null]},"root":{"id":"F","type":"Elsa.Flowchart","activities":[{"id":"A","type":"Contoso.Unknown","what":{"ever":true}}],"connections":[]}}""";
        using var designer = await portal.SignedInAsync("thietke");

        using var taken = await UploadAsync(designer, "flow.json", Encoding.UTF8.GetBytes(foreign));
        using var refused = await UploadAsync(designer, "hong.json", "{\"root\":{\"type\":1}}"u8.ToArray());
        var exported = await designer.GetStringAsync("/api/definitions/studio-flow/export");

        Assert.Equal("/quy-trinh/studio-flow", taken.Headers.Location!.ToString());
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(foreign).RootElement, JsonDocument.Parse(exported).RootElement));
        Assert.Contains("hong.json: $.root", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plans_package_goes_out_and_coming_in_changes_nothing_that_is_the_same()
    {
        using var designer = await portal.SignedInAsync("thietke");
        var zip = await designer.GetByteArrayAsync("/quy-trinh/goi/van-quan");
        using (var archive = new ZipArchive(new MemoryStream(zip)))
            Assert.Contains(archive.Entries, entry => entry.FullName == "plan.json");
        var before = await portal.ReadAsync(db => db.Set<DraftRow>().CountAsync(row => row.IsOpen));

        using var answer = await UploadAsync(designer, "van-quan.zip", zip);

        Assert.Contains("giống bản đang áp dụng", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(before, await portal.ReadAsync(db => db.Set<DraftRow>().CountAsync(row => row.IsOpen)));
    }

    [Fact]
    public async Task A_published_change_stands_in_the_history_and_in_words_in_the_comparison()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        var opened = (await designer.GetAsync("/api/definitions/vq-exchange-visit/draft")).Body;
        var json = opened.GetProperty("json").GetRawText().Replace("\"name\":\"Tổ chức học tập, trao đổi kinh nghiệm\"", "\"name\":\"Học tập và trao đổi kinh nghiệm\"", StringComparison.Ordinal);
        var (status, done) = await designer.SendAsync(HttpMethod.Post, "/api/definitions/vq-exchange-visit/publish",
            $$"""{"json":{{json}},"revision":{{opened.GetProperty("revision").GetInt32()}},"reason":"Gọi đúng tên trong kế hoạch","warningReasons":{},"operationId":"pub"}""");
        Assert.Equal((HttpStatusCode.OK, 2), (status, done.GetProperty("version").GetInt32()));

        var history = WebUtility.HtmlDecode(await designer.Http.GetStringAsync("/quy-trinh/vq-exchange-visit/lich-su"));
        var compared = WebUtility.HtmlDecode(await designer.Http.GetStringAsync("/quy-trinh/vq-exchange-visit/so-sanh?from=1&to=2"));
        var changes = (await designer.GetAsync("/api/definitions/vq-exchange-visit/compare?from=1&to=2")).Body;

        Assert.Contains("Gọi đúng tên trong kế hoạch", history, StringComparison.Ordinal);
        Assert.Contains("<del><span class=\"vh\">trước: </span>Tổ chức học tập, trao đổi kinh nghiệm</del>", compared, StringComparison.Ordinal);
        Assert.Equal("name", Assert.Single(changes.GetProperty("settings").EnumerateArray()).GetProperty("path").GetString());
        Assert.Equal(2, (await designer.GetAsync("/api/definitions/vq-exchange-visit/versions")).Body.GetArrayLength());
    }

    [Fact]
    public async Task Opening_the_pages_changes_nothing()
    {
        using var designer = await portal.SignedInAsync("thietke");
        var before = await StateAsync();

        foreach (var page in Pages.Append("/api/definitions/vq-food-safety/draft").Append("/api/definitions/vq-food-safety/export"))
            (await designer.GetAsync(page)).Dispose();

        Assert.Equal(before, await StateAsync());
    }

    private Task<(int, int)> StateAsync() => portal.ReadAsync(async db => (
        await db.Set<DraftRow>().SumAsync(row => row.Revision), await db.Set<AuditLine>().CountAsync(line => !EF.Functions.Like(line.Chain, "account%"))));

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string name, byte[] content)
    {
        var html = await client.GetStringAsync("/quy-trinh");
        var at = html.IndexOf("__RequestVerificationToken\" type=\"hidden\" value=\"", StringComparison.Ordinal) + "__RequestVerificationToken\" type=\"hidden\" value=\"".Length;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(html[at..html.IndexOf('"', at)]), "__RequestVerificationToken" },
            { new StringContent("up-" + name + content.Length.ToString(CultureInfo.InvariantCulture)), "op" },
        };
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "tep", name);
        return await client.PostAsync("/quy-trinh?handler=Import", form);
    }
}
