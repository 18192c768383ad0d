using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.SigningIn;

namespace VanQuan.Workflows.Application.Webhooks.Sending;

/// <summary>What the other side said, or why there is no answer.</summary>
public sealed record Answered(int? Status, string? Error)
{
    public bool IsTaken => Status is >= 200 and < 300;
}

/// <summary>
/// One attempt over the wire. The name is resolved here and the connection goes to the very address that was judged, so that a
/// name cannot answer differently in between; no proxy, no redirects, no cookies; of the answer only the status is read.
/// The timestamp is the system's time: receivers compare it with their own clock, whatever day the demo clock shows.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private const int HeaderKilobytes = 16;

    private readonly HttpClient http;
    private readonly WebhookSettings settings;
    private readonly SystemTime system;

    public WebhookClient(IOptions<WebhookSettings> settings, SystemTime system)
    {
        (this.settings, this.system) = (settings.Value, system);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, MaxResponseHeadersLength = HeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1), ConnectCallback = ConnectAsync,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("VanQuan.Workflows");
    }

    /// <summary>Only the caller's cancellation throws.</summary>
    public async Task<Answered> PostAsync(string url, string secret, WebhookDelivery delivery, CancellationToken ct)
    {
        if (WebhookAddress.Read(url, settings) is not { } address)
            return new Answered(null, "The address is not allowed.");
        var timestamp = system.Provider.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(delivery.Payload, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSecrets.Sign(secret, delivery.Id, timestamp, delivery.Payload));
        // Real time, as everything about the wire.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new Answered((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Answered(null, $"No answer within {settings.TimeoutSeconds} s.");
        }
        catch (HttpRequestException failed)
        {
            return new Answered(null, failed.InnerException is AddressRefusedException refused ? refused.Message : failed.HttpRequestError.ToString());
        }
    }

    public void Dispose() => http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        // One inside address among the answers is reason enough to refuse them all.
        if (found.Length == 0 || !found.All(address => WebhookAddress.Allows(address, settings)))
            throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressRefusedException() : IOException("The name leads to an address that is not allowed.");
}
