using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Application_Tests.Mail.Bounces;

/// <summary>
/// As much of IMAP4rev1 as reading a mailbox takes, over TLS on a free loopback port, with an INBOX in memory. It keeps every
/// command it was given, and can be told to cut the line when one begins with certain words.
/// </summary>
internal sealed partial class ScriptedImapServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly SortedDictionary<int, (string Text, bool Seen)> _inbox = [];

    public ScriptedImapServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public string Fingerprint => _certificate.GetCertHashString(HashAlgorithmName.SHA256);
    public List<string> Commands { get; } = [];
    public List<string> Processed { get; } = [];

    /// <summary>The line is cut, once, when a command begins so.</summary>
    public string? CutAt { get; set; }

    public void Deliver(string message) => _inbox.Add(_inbox.Keys.LastOrDefault() + Processed.Count + 1, (message.ReplaceLineEndings("\r\n"), false));

    public IEnumerable<bool> SeenInInbox => _inbox.Values.Select(mail => mail.Seen);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(_certificate);
                await TalkAsync(tls);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                Commands.Add("(line lost)");
            }
        }
    }

    private async Task TalkAsync(SslStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await WriteAsync(stream, "* OK [CAPABILITY IMAP4rev1 NAMESPACE UIDPLUS MOVE] ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var (tag, command) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            Commands.Add(command);
            if (CutAt is { } words && command.StartsWith(words, StringComparison.Ordinal))
            {
                CutAt = null;
                return;
            }
            foreach (var answer in Answer(command))
                await WriteAsync(stream, answer);
            await WriteAsync(stream, command.StartsWith("LOGIN", StringComparison.Ordinal) && !command.Contains("mat-khau", StringComparison.Ordinal) ? $"{tag} NO no"
                : command.StartsWith("SELECT", StringComparison.Ordinal) ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
            if (command == "LOGOUT")
                return;
        }
    }

    private IEnumerable<string> Answer(string command)
    {
        if (command == "CAPABILITY")
            yield return "* CAPABILITY IMAP4rev1 NAMESPACE UIDPLUS MOVE";
        else if (command == "NAMESPACE")
            yield return "* NAMESPACE ((\"\" \"/\")) NIL NIL";
        else if (command.StartsWith("LIST", StringComparison.Ordinal) && (command.Contains("INBOX", StringComparison.Ordinal) || command.Contains("Processed", StringComparison.Ordinal)))
            yield return $"* LIST () \"/\" {(command.Contains("INBOX", StringComparison.Ordinal) ? "INBOX" : "Processed")}";
        else if (command.StartsWith("SELECT", StringComparison.Ordinal))
            foreach (var line in (string[])["* FLAGS (\\Seen)", $"* {_inbox.Count} EXISTS", "* 0 RECENT", "* OK [PERMANENTFLAGS (\\Seen)] ok", "* OK [UIDVALIDITY 7] ok", "* OK [UIDNEXT 99] ok"])
                yield return line;
        else if (command.StartsWith("UID SEARCH", StringComparison.Ordinal))
            yield return "* SEARCH " + string.Join(' ', _inbox.Where(mail => !mail.Value.Seen).Select(mail => mail.Key));
        else if (command.StartsWith("UID", StringComparison.Ordinal))
            foreach (var line in OnMessages(command))
                yield return line;
    }

    private IEnumerable<string> OnMessages(string command)
    {
        foreach (var uid in Uids(command).Where(_inbox.ContainsKey))
        {
            var (text, number) = (_inbox[uid].Text, _inbox.Keys.ToList().IndexOf(uid) + 1);
            if (command.Contains("BODY.PEEK[]", StringComparison.Ordinal))
                yield return $"* {number} FETCH (UID {uid} BODY[] {{{Encoding.UTF8.GetByteCount(text)}}}\r\n{text})";
            else if (command.StartsWith("UID FETCH", StringComparison.Ordinal))
                yield return $"* {number} FETCH (UID {uid} RFC822.SIZE {Encoding.UTF8.GetByteCount(text)})";
            else if (command.StartsWith("UID STORE", StringComparison.Ordinal))
                _inbox[uid] = (text, true);
            else if (command.StartsWith("UID MOVE", StringComparison.Ordinal))
            {
                Processed.Add(text);
                _inbox.Remove(uid);
                yield return $"* {number} EXPUNGE";
            }
        }
    }

    /// <summary>1,3:5 of a command.</summary>
    private static List<int> Uids(string command) =>
        [.. UidSet().Match(command).Groups[1].Value.Split(',').SelectMany(part => part.Split(':') is [var from, var to]
            ? Enumerable.Range(int.Parse(from, null), int.Parse(to, null) - int.Parse(from, null) + 1) : [int.Parse(part, null)])];

    private static async Task WriteAsync(SslStream stream, string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"));

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    [GeneratedRegex(@"^UID \w+ ([\d:,]+)")]
    private static partial Regex UidSet();
}
