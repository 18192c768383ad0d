using System.IO.Compression;
using System.Text;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class EvidenceTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\nendobj\n%%EOF");

    [Fact]
    public async Task Equal_content_is_stored_once_and_downloads_as_a_harmless_attachment()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed(evidence: 1), "i1");
        await house.StartAsync(Procedures.Unreviewed(evidence: 1), "i2");
        Assert.True((await AttachAsync(house, An, @"C:\Users\An\Trích đo ""lần 2"".PDF", Pdf)).IsDone);
        Assert.True((await AttachAsync(house, Em, "ban-sao.pdf", Pdf, "i2")).IsDone);
        Assert.Single(await house.RowsAsync<EvidenceBlob>());
        var task = await house.TaskAsync("Survey");
        var file = (await house.RowsAsync<EvidenceFile>()).Single(f => f.TaskId == task.Id);
        Assert.Equal("Trích đo _lần 2_.PDF", file.FileName);
        Assert.Equal(64, file.Sha256.Length);

        var download = await house.UseAsync<DownloadEvidence, EvidenceDownload?>(d => d.RunAsync(task.Id, file.Id, An, default));
        Assert.Equal(Pdf, download!.Content);
        Assert.Equal("application/pdf", download.ContentType);
        Assert.StartsWith("attachment", download.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''Tr%C3%ADch%20%C4%91o", download.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", download.Headers["X-Content-Type-Options"]);
        Assert.True((await house.SubmitAsync("Survey", An)).IsDone);
        Assert.Equal(file.Sha256, Assert.Single((await house.TaskAsync("Survey")).Rounds[0].Evidence).Sha256);
    }

    [Fact]
    public async Task Somebody_the_task_does_not_concern_gets_no_file()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        await AttachAsync(house, An, "trich-do.pdf", Pdf);
        var task = await house.TaskAsync("Survey");
        var file = Assert.Single(await house.RowsAsync<EvidenceFile>());
        var stranger = new Actor("la", "Người lạ");
        Assert.Null(await house.UseAsync<DownloadEvidence, EvidenceDownload?>(d => d.RunAsync(task.Id, file.Id, stranger, default)));
        Assert.Null(await house.UseAsync<DownloadEvidence, EvidenceDownload?>(d => d.RunAsync("i1:999", file.Id, An, default)));
        Assert.NotNull(await house.UseAsync<DownloadEvidence, EvidenceDownload?>(d => d.RunAsync(task.Id, file.Id, Cuc, default)));
    }

    public static TheoryData<string, byte[]> Dangerous() => new()
    {
        { "hoa-don.pdf", "MZ\u0090\0program"u8.ToArray() },
        { "hoa-don.pdf.exe", Pdf },
        { "anh.png", Pdf },
        { "trang.html", "<script>"u8.ToArray() },
        { "anh.svg", "<svg onload='x'/>"u8.ToArray() },
        { "rong.pdf", [] },
        { "bao-cao.docx", "PK\u0003\u0004 not an archive"u8.ToArray() },
        { "bao-cao.docx", Zip(("[Content_Types].xml", 10), ("word/document.xml", 10), ("../../etc/passwd", 10)) },
        { "bao-cao.docx", Zip(("[Content_Types].xml", 10), ("word/document.xml", 10), ("word/vbaProject.bin", 10)) },
        { "bao-cao.docx", Zip(("[Content_Types].xml", 10), ("word/document.xml", 60_000_000)) },
        { "bao-cao.docx", Zip(("[Content_Types].xml", 10), ("xl/workbook.xml", 10)) },
        { "to-qua-kho.pdf", [.. "%PDF-"u8.ToArray(), .. new byte[20 * 1024 * 1024]] },
    };

    [Theory]
    [MemberData(nameof(Dangerous))]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_and_not_stored(string name, byte[] content)
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var answer = await AttachAsync(house, An, name, content);
        Assert.Equal(TaskAnswerKind.Invalid, answer.Kind);
        Assert.Contains(name, answer.Message.Vi, StringComparison.Ordinal);
        Assert.Empty(await house.RowsAsync<EvidenceBlob>());
    }

    [Fact]
    public async Task A_file_taken_off_is_no_longer_counted_and_somebody_elses_stays()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed(evidence: 1));
        await AttachAsync(house, An, "trich-do.pdf", Pdf);
        Assert.Equal("evidence", Assert.Single((await AttachAsync(house, An, "lai.pdf", Pdf)).Errors).Field);
        var file = Assert.Single(await house.RowsAsync<EvidenceFile>());
        var task = await house.TaskAsync("Survey");
        Task<TaskAnswer> Remove(Actor actor) => house.UseAsync<RemoveEvidence, TaskAnswer>(r => r.RunAsync(new(task.Id, house.NextOperation(), file.Id), actor, default));
        Assert.Equal(TaskAnswerKind.Forbidden, (await Remove(Cuc)).Kind);
        Assert.True((await Remove(An)).IsDone);
        Assert.Equal(0, (await house.TaskAsync("Survey")).EvidenceCount);
        Assert.Equal(TaskAnswerKind.Invalid, (await house.SubmitAsync("Survey", An)).Kind);
    }

    private static async Task<TaskAnswer> AttachAsync(TaskHouse house, Actor actor, string name, byte[] content, string instance = "i1")
    {
        var task = await house.TaskAsync("Survey", instance);
        return await house.UseAsync<AttachEvidence, TaskAnswer>(a => a.RunAsync(new(task.Id, house.NextOperation(), name, content), actor, default));
    }

    private static byte[] Zip(params (string Name, int Size)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, size) in entries)
                using (var entry = archive.CreateEntry(name).Open())
                    entry.Write(new byte[size]);
        return stream.ToArray();
    }
}
