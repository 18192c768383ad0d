using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VanQuan.Workflows.Application.Webhooks;

namespace VanQuan.Workflows.Application_Tests.Webhooks;

/// <summary>What came over the wire.</summary>
internal sealed record Received(string Id, long Timestamp, string Signature, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Event => Json.GetProperty("type").GetString()!;

    public bool IsSignedWith(string secret) => Signature == WebhookSecrets.Sign(secret, Id, Timestamp, Body);
}

/// <summary>Another program's web server: a real one, on a port of its own. It takes what comes unless it is told to behave otherwise.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>What it does once it has read a request.</summary>
    public Func<HttpContext, Received, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Received> All => [.. received];

    public string Url => $"{app.Urls.First()}/nhan";

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        var one = new Received(headers["webhook-id"].ToString(), long.Parse(headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync());
        received.Enqueue(one);
        await Behaviour(context, one);
    }
}
