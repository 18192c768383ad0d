using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// One connection to the mail server, kept between mails: reusing it is many times faster than a new one for each. It is
/// given up after anything unexpected, so a half-finished conversation never meets the next mail. Encryption that was asked
/// for is not negotiable: a server that does not offer it is unreachable, and a password never travels without it.
/// </summary>
public sealed class SmtpTransport(IOptions<MailSettings> options) : IMailTransport, IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly MailSettings _settings = options.Value;
    private SmtpClient? _client;
    private Socket? _socket;
    private long _usedAt;

    public async Task<Delivery> DeliverAsync(MimeMessage mail, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await ConnectAsync(ct) ?? await SendAsync(mail, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Null once there is a living connection.</summary>
    private async Task<Unreachable?> ConnectAsync(CancellationToken ct)
    {
        if (_client is not null && (IsLively() || await AnswersAsync(_client, ct)))
            return null;
        Drop();
        var client = new SmtpClient { Timeout = _settings.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None
            || certificate is not null && _settings.CertificateFingerprint is { Length: > 0 } pinned
                && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(pinned.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        try
        {
            var socket = _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(_settings.Host!, _settings.Port, ct).AsTask().WaitAsync(TimeSpan.FromSeconds(_settings.TimeoutSeconds), ct);
            await client.ConnectAsync(socket, _settings.Host!, _settings.Port, _settings.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, ct);
            if (!string.IsNullOrEmpty(_settings.User))
            {
                if (!client.IsSecure)
                    throw new NotSupportedException("A password is not sent over an unprotected connection.");
                await client.AuthenticateAsync(_settings.User, _settings.Password ?? "", ct);
            }

            _client = client;
            return null;
        }
        catch (Exception error) when (IsConversation(error, ct) || error is NotSupportedException or AuthenticationException or SslHandshakeException)
        {
            client.Dispose();
            _socket?.Dispose();
            return new Unreachable(error.Message);
        }
    }

    private async Task<Delivery> SendAsync(MimeMessage mail, CancellationToken ct)
    {
        try
        {
            await _client!.SendAsync(mail, ct);
            _usedAt = Stopwatch.GetTimestamp();
            return new Accepted();
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode is 421 or 530 or 535)
        {
            Drop();
            return new Unreachable(Answer(refusal));
        }
        catch (SmtpCommandException refusal)
        {
            return (int)refusal.StatusCode >= 500 ? new RefusedForGood(Answer(refusal)) : new PutOff(Answer(refusal));
        }
        catch (Exception error) when (IsConversation(error, ct))
        {
            Drop();
            return new Broken(error.Message);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    /// <summary>It has just answered and nothing has come in since, neither a farewell nor an end: no need to ask.</summary>
    private bool IsLively() => Stopwatch.GetElapsedTime(_usedAt) < Idle && _socket is { Connected: true } socket && !socket.Poll(0, SelectMode.SelectRead);

    private static async Task<bool> AnswersAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.NoOpAsync(ct);
            return client.IsConnected;
        }
        catch (Exception error) when (IsConversation(error, ct) || error is ServiceNotConnectedException)
        {
            return false;
        }
    }

    /// <summary>What a network and a server can do to us; a timeout of MailKit's own also arrives as a cancellation.</summary>
    private static bool IsConversation(Exception error, CancellationToken ct) =>
        error is IOException or SocketException or TimeoutException or ProtocolException or CommandException
        || error is OperationCanceledException && !ct.IsCancellationRequested;

    private static string Answer(SmtpCommandException refusal) => $"{(int)refusal.StatusCode} {refusal.Message}";

    private void Drop()
    {
        _client?.Dispose();
        _socket?.Dispose();
        (_client, _socket) = (null, null);
    }

    public void Dispose()
    {
        Drop();
        _turn.Dispose();
    }
}
