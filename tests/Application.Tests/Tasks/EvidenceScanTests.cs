using System.Text;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Application.Tasks.Evidence.Scanning;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Files and the virus scanner, talked to over a real connection.</summary>
public class EvidenceScanTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\nendobj\n%%EOF");

    [Fact]
    public async Task The_scanner_gets_every_byte_and_its_answer_is_understood()
    {
        var large = new byte[200_000];
        new Random(4).NextBytes(large);
        await using var clamd = new ScriptedClamd("stream: OK\0", "stream: Win.Test.EICAR_HDB-1 FOUND\0", "INSTREAM size limit exceeded. ERROR\0", "");
        var scanner = new ClamAvScanner(new ScanSettings { Host = "127.0.0.1", Port = clamd.Port });

        Assert.IsType<ScanVerdict.Clean>(await scanner.ScanAsync(large, default));
        Assert.Equal(large, clamd.Received[0]);
        Assert.Equal(new ScanVerdict.Infected("Win.Test.EICAR_HDB-1"), await scanner.ScanAsync(Pdf, default));
        Assert.IsType<ScanVerdict.Unreachable>(await scanner.ScanAsync(Pdf, default));
        Assert.IsType<ScanVerdict.Unreachable>(await scanner.ScanAsync(Pdf, default));
    }

    [Fact]
    public async Task Silence_and_a_closed_door_say_nothing_about_the_file()
    {
        await using var clamd = new ScriptedClamd((string?)null);
        var port = clamd.Port;
        var scanner = new ClamAvScanner(new ScanSettings { Host = "127.0.0.1", Port = port, Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.IsType<ScanVerdict.Unreachable>(await scanner.ScanAsync(Pdf, default));
        await clamd.DisposeAsync();
        Assert.IsType<ScanVerdict.Unreachable>(await scanner.ScanAsync(Pdf, default));
    }

    [Fact]
    public async Task A_clean_file_is_attached_and_an_infected_one_refused_in_words_and_not_stored()
    {
        await using var clamd = new ScriptedClamd("stream: OK\0", "stream: Eicar-Signature FOUND\0");
        await using var house = await BuildAsync(Scan(clamd.Port), []);
        await house.StartAsync(Procedures.Unreviewed());

        Assert.True((await AttachAsync(house, "trich-do.pdf", Pdf)).IsDone);
        Assert.Equal(EvidenceScan.Clean, Assert.Single(await house.RowsAsync<EvidenceFile>()).Scan);
        var answer = await AttachAsync(house, "hoa-don.pdf", [.. Pdf, 1]);
        Assert.Equal(TaskAnswerKind.Invalid, answer.Kind);
        Assert.Contains("có mã độc (Eicar-Signature)", answer.Message.Vi, StringComparison.Ordinal);
        Assert.Single(await house.RowsAsync<EvidenceBlob>());
    }

    [Fact]
    public async Task While_the_scanner_is_away_a_file_is_kept_and_opened_by_nobody_until_it_was_scanned()
    {
        await using var clamd = new ScriptedClamd("", "", "stream: OK\0");
        await using var house = await BuildAsync(Scan(clamd.Port), []);
        await house.StartAsync(Procedures.Unreviewed(evidence: 1));
        var answer = await AttachAsync(house, "trich-do.pdf", Pdf);
        Assert.True(answer.IsDone);
        Assert.Contains("chưa quét vi-rút", answer.Message.Vi, StringComparison.Ordinal);
        var file = Assert.Single(await house.RowsAsync<EvidenceFile>());
        Task<EvidenceDownload?> Open() => house.UseAsync<DownloadEvidence, EvidenceDownload?>(open => open.RunAsync(file.TaskId, file.Id, An, default));

        Assert.Null(await Open());
        Assert.Equal(0, await house.UseAsync<ScanQuarantined, int>(scan => scan.RunAsync(default)));
        Assert.Equal(1, await house.UseAsync<ScanQuarantined, int>(scan => scan.RunAsync(default)));
        Assert.Equal(Pdf, (await Open())!.Content);
        Assert.Contains(await house.RowsAsync<AuditLine>(), line => line.Verb == "EvidenceScanned");
    }

    [Fact]
    public async Task What_is_found_later_stays_shut_for_good()
    {
        await using var clamd = new ScriptedClamd("", "stream: Eicar-Signature FOUND\0");
        await using var house = await BuildAsync(Scan(clamd.Port), []);
        await house.StartAsync(Procedures.Unreviewed());
        await AttachAsync(house, "trich-do.pdf", Pdf);
        await house.UseAsync<ScanQuarantined, int>(scan => scan.RunAsync(default));

        var file = Assert.Single(await house.RowsAsync<EvidenceFile>());
        Assert.Equal(EvidenceScan.Infected, file.Scan);
        Assert.Null(await house.UseAsync<DownloadEvidence, EvidenceDownload?>(open => open.RunAsync(file.TaskId, file.Id, An, default)));
        Assert.Contains(await house.RowsAsync<AuditLine>(), line => line.Verb == "EvidenceInfected");
    }

    [Fact]
    public async Task Where_the_setting_says_so_an_unscanned_file_is_refused()
    {
        await using var clamd = new ScriptedClamd("");
        await using var house = await BuildAsync([.. Scan(clamd.Port), new("Evidence:Scan:WhenUnreachable", "Refuse")], []);
        await house.StartAsync(Procedures.Unreviewed());

        var answer = await AttachAsync(house, "trich-do.pdf", Pdf);

        Assert.Equal(TaskAnswerKind.Invalid, answer.Kind);
        Assert.Contains("Thử lại sau ít phút", answer.Message.Vi, StringComparison.Ordinal);
        Assert.Empty(await house.RowsAsync<EvidenceFile>());
    }

    private static KeyValuePair<string, string?>[] Scan(int port) => [new("Evidence:Scan:Host", "127.0.0.1"), new("Evidence:Scan:Port", $"{port}"), new("Evidence:Scan:Timeout", "00:00:10")];

    private static async Task<TaskAnswer> AttachAsync(TaskHouse house, string name, byte[] content)
    {
        var task = await house.TaskAsync("Survey");
        return await house.UseAsync<AttachEvidence, TaskAnswer>(attach => attach.RunAsync(new(task.Id, house.NextOperation(), name, content), An, default));
    }
}
