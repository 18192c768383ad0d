using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Channels;
using MimeKit;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail;

/// <summary>A mail as the server received it.</summary>
public sealed record ReceivedMail(string Sender, IReadOnlyList<string> To, bool Tls, bool SignedIn, MimeMessage Message);

/// <summary>
/// Debian's python3-aiosmtpd behind smtp_server.py, on a free loopback port, with a certificate it signed itself. Where the
/// package is missing, <see cref="StartAsync"/> skips the test and says so.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Channel<JsonElement> _told = Channel.CreateUnbounded<JsonElement>();
    private readonly List<JsonElement> _events = [];

    private SmtpServer(Process process, DirectoryInfo folder, string fingerprint) =>
        (_process, _folder, Fingerprint) = (process, folder, fingerprint);

    public int Port { get; private set; }
    public string Fingerprint { get; }

    public static async Task<SmtpServer> StartAsync(bool startTls = true)
    {
        var missing = Missing();
        Assert.SkipWhen(missing is not null, missing ?? "");
        var folder = Directory.CreateTempSubdirectory("smtp");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (certificateFile, keyFile) = (Path.Combine(folder.FullName, "cert.pem"), Path.Combine(folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Mail", "smtp_server.py"));
        if (startTls)
        {
            start.ArgumentList.Add(certificateFile);
            start.ArgumentList.Add(keyFile);
        }

        var server = new SmtpServer(Process.Start(start)!, folder, certificate.GetCertHashString(HashAlgorithmName.SHA256));
        _ = server.ListenAsync();
        server.Port = (await server.NextAsync("listening")).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>Arms one behaviour; see smtp_server.py.</summary>
    public async Task ArmAsync(string stage, string behaviour)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new Dictionary<string, string> { [stage] = behaviour }));
        await _process.StandardInput.FlushAsync();
        await NextAsync("armed");
    }

    /// <summary>Everything of this kind that has arrived until the server answers once more.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string kind)
    {
        await ArmAsync("nothing", "");
        return [.. _events.Where(told => Kind(told) == kind)];
    }

    public async Task<IReadOnlyList<ReceivedMail>> MailsAsync() => [.. (await AllAsync("mail")).Select(Read)];

    /// <summary>The first mail that is wanted, once it has arrived; null where patience ends before.</summary>
    public async Task<ReceivedMail?> MailAsync(Predicate<ReceivedMail> wanted)
    {
        for (var seen = 0; ; seen++)
        {
            try
            {
                var told = seen < _events.Count ? _events[seen] : await NextAsync("mail");
                if (Kind(told) == "mail" && Read(told) is var mail && wanted(mail))
                    return mail;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    private static ReceivedMail Read(JsonElement told)
    {
        using var data = new MemoryStream(told.GetProperty("data").GetBytesFromBase64());
        return new ReceivedMail(
            told.GetProperty("sender").GetString()!,
            [.. told.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)],
            told.GetProperty("tls").GetBoolean(), told.GetProperty("signedIn").GetBoolean(), MimeMessage.Load(data));
    }

    private async Task<JsonElement> NextAsync(string kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var told = await _told.Reader.ReadAsync(patience.Token);
            _events.Add(told);
            if (Kind(told) == kind)
                return told;
        }
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            await _told.Writer.WriteAsync(JsonSerializer.Deserialize<JsonElement>(line));
        _told.Writer.Complete();
    }

    private static string? Kind(JsonElement told) => told.GetProperty("event").GetString();

    private static string? Missing()
    {
        if (!File.Exists(Python))
            return $"{Python} is missing: apt-get install python3-aiosmtpd";
        using var probe = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
        probe.WaitForExit();
        return probe.ExitCode == 0 ? null : "python3-aiosmtpd is missing: apt-get install python3-aiosmtpd";
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
