using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>Files of a task: several at once, each with its own answer; pictures and PDFs shown inside our page and nowhere else.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class EvidencePageTests(DemoPortal portal)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF");

    [Fact]
    public async Task One_bad_file_of_three_keeps_no_other_out_and_is_named()
    {
        var (id, officer) = await OpenAsync(0);
        using var _ = officer;
        using var answer = await SendAsync(officer, id, "Attach", ("files", "anh.png", Png), ("files", "trang.html", "<script>"u8.ToArray()), ("files", "trich-do.pdf", Pdf));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Đã đính kèm 2 tệp; 1 tệp chưa nhận", page, StringComparison.Ordinal);
        Assert.Contains("Tệp “trang.html” không thuộc loại được nhận", page, StringComparison.Ordinal);
        Assert.Equal(2, (await FilesAsync(id)).Count);
    }

    [Fact]
    public async Task A_script_sends_one_file_and_gets_its_words_and_the_list()
    {
        var (id, officer) = await OpenAsync(1);
        using var _ = officer;
        using var good = JsonDocument.Parse(await (await SendAsync(officer, id, "AttachOne", ("file", "anh.png", Png))).Content.ReadAsStringAsync());
        using var bad = JsonDocument.Parse(await (await SendAsync(officer, id, "AttachOne", ("file", "anh.exe", Png))).Content.ReadAsStringAsync());

        Assert.Equal((true, "Đã đính kèm “anh.png”."), (good.RootElement.GetProperty("done").GetBoolean(), good.RootElement.GetProperty("message").GetString()));
        Assert.False(bad.RootElement.GetProperty("done").GetBoolean());
        Assert.StartsWith("Tệp “anh.exe”", bad.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
        var list = WebUtility.HtmlDecode(await officer.GetStringAsync($"/cong-viec/{id}?handler=Files"));
        Assert.Contains("<img class=\"shown\" loading=\"lazy\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_and_PDFs_are_framed_by_our_own_pages_alone_and_other_files_are_only_downloaded()
    {
        var (id, officer) = await OpenAsync(2);
        using var _ = officer;
        (await SendAsync(officer, id, "Attach", ("files", "anh.png", Png), ("files", "trich-do.pdf", Pdf), ("files", "cu.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]))).Dispose();
        var files = (await FilesAsync(id)).ToDictionary(file => Path.GetExtension(file.FileName), file => $"/cong-viec/{id}/minh-chung/{file.Id}");

        using var picture = await officer.GetAsync(files[".png"] + "?xem=true");
        Assert.Equal(("image/png", "inline"), (picture.Content.Headers.ContentType!.MediaType, picture.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Contains("sandbox; frame-ancestors 'self'", Assert.Single(picture.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var pdf = await officer.GetAsync(files[".pdf"] + "?xem=true");
        Assert.Equal(("application/pdf", "inline"), (pdf.Content.Headers.ContentType!.MediaType, pdf.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("SAMEORIGIN", Assert.Single(pdf.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(pdf.Headers.GetValues("X-Content-Type-Options")));
        foreach (var link in new[] { files[".doc"] + "?xem=true", files[".pdf"] })
        {
            using var kept = await officer.GetAsync(link);
            Assert.Equal("attachment", kept.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("DENY", Assert.Single(kept.Headers.GetValues("X-Frame-Options")));
        }
        using var stranger = await portal.SignedInAsync("cv.tckh");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(files[".pdf"] + "?xem=true")).StatusCode);
    }

    private async Task<(string Id, HttpClient Officer)> OpenAsync(int which)
    {
        var id = await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.ActivityId == "Eligibility" && task.State == TaskState.Open)
            .OrderByDescending(task => task.Id).Select(task => task.Id).Skip(which).FirstAsync());
        return (id, await portal.SignedInAsync("cv.vhtt"));
    }

    private Task<List<EvidenceFile>> FilesAsync(string id) => portal.ReadAsync(db => db.Set<EvidenceFile>().AsNoTracking().Where(file => file.TaskId == id).ToListAsync());

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string id, string handler, params (string Field, string Name, byte[] Content)[] files)
    {
        var page = await client.GetStringAsync("/cong-viec/" + id);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(page).Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(Guid.NewGuid().ToString("N")), "op" },
        };
        foreach (var (field, name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            form.Add(part, field, name);
        }
        return await client.PostAsync($"/cong-viec/{id}?handler={handler}", form);
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
