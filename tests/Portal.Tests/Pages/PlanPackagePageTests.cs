using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Plans;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>A plan's package goes out by page, is looked at, and comes in as a whole by an administrator.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class PlanPackagePageTests(DemoPortal portal)
{
    [Fact]
    public async Task A_package_is_looked_at_taken_in_once_and_goes_out_as_it_came()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var zip = Changed(await admin.GetByteArrayAsync("/quy-trinh/goi/van-quan"), plan =>
        {
            // Actions about subjects nobody has named yet: the plan stands there and starts nothing that other tests would meet.
            (plan["code"], plan["subjects"]) = ("van-quan-2", new JsonArray());
            plan["actions"]!.AsArray().RemoveAll(action => (string?)action!["runs"] != "PerSubject");
        });

        var looked = await LookAsync(admin, zip);
        Assert.Contains("kế hoạch mới", looked, StringComparison.Ordinal);
        Assert.Null(await RevisionAsync("van-quan-2"));
        using var taken = await TakeAsync(admin, looked);
        using var again = await TakeAsync(admin, looked);
        Assert.Equal("/ke-hoach/van-quan-2", taken.Headers.Location?.ToString());
        Assert.Equal(1, await RevisionAsync("van-quan-2"));

        var out2 = await admin.GetByteArrayAsync("/quy-trinh/goi/van-quan-2");
        var same = await LookAsync(admin, out2);
        Assert.DoesNotContain("Thêm:", same, StringComparison.Ordinal);
        Assert.DoesNotContain("Sửa:", same, StringComparison.Ordinal);
        var second = await LookAsync(admin, Changed(out2, plan => plan["actions"]![0]!["title"] = "Đổi lần nữa"));
        Assert.Contains(". Đổi lần nữa", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_unsound_shows_why_and_has_no_button()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var zip = Changed(await admin.GetByteArrayAsync("/quy-trinh/goi/van-quan"), _ => { }, ("vq-cooperative-review.json", json =>
        {
            var connections = json["root"]!["connections"]!.AsArray();
            connections.Remove(connections.First(one => (string?)one!["source"]!["port"] == "Approved"));
        }));

        var looked = await LookAsync(admin, zip);

        Assert.Contains("vq-cooperative-review.json: ", looked, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Take", looked, StringComparison.Ordinal);
        Assert.Contains("Không đọc được gói này", await LookAsync(admin, "không phải zip"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_see_the_page_and_a_designers_package_leaves_the_plan_alone()
    {
        using var designer = await portal.SignedInAsync("thietke");
        using var answer = await designer.GetAsync("/quy-trinh/goi");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("Nhập cả kế hoạch", WebUtility.HtmlDecode(await designer.GetStringAsync("/quy-trinh")), StringComparison.Ordinal);
        using var admin = await portal.SignedInAsync("quantri");
        Assert.Contains("Nhập cả kế hoạch", WebUtility.HtmlDecode(await admin.GetStringAsync("/quy-trinh")), StringComparison.Ordinal);
    }

    private Task<int?> RevisionAsync(string code) => portal.ReadAsync(db => db.Set<PlanRow>().Where(row => row.Code == code).Select(row => (int?)row.Revision).FirstOrDefaultAsync());

    private static async Task<string> LookAsync(HttpClient client, byte[] zip)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Field(await client.GetStringAsync("/quy-trinh/goi"), "__RequestVerificationToken")), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(zip);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(file, "tep", "goi.zip");
        using var answer = await client.PostAsync("/quy-trinh/goi?handler=Look", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> TakeAsync(HttpClient client, string page) => client.PostAsync("/quy-trinh/goi?handler=Take", new FormUrlEncodedContent(
        new[] { "__RequestVerificationToken", "op", "name", "seen", "content" }.ToDictionary(name => name, name => Field(page, name))));

    private static string Field(string page, string name) => Regex.Match(page, $"name=\"{name}\"[^>]* value=\"([^\"]*)\"").Groups[1].Value;

    private static byte[] Changed(byte[] zip, Action<JsonNode> plan, params (string File, Action<JsonNode> Change)[] procedures)
    {
        using var target = new MemoryStream();
        target.Write(zip);
        using (var archive = new ZipArchive(target, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var (file, change) in procedures.Append(("plan.json", plan)))
            {
                var entry = archive.GetEntry(file)!;
                JsonNode json;
                using (var reader = new StreamReader(entry.Open()))
                    json = JsonNode.Parse(reader.ReadToEnd())!;
                change(json);
                entry.Delete();
                using var writer = new StreamWriter(archive.CreateEntry(file).Open(), new UTF8Encoding(false));
                writer.Write(json.ToJsonString());
            }
        return target.ToArray();
    }
}
