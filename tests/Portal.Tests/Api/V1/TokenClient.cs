using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>A program with a token: no cookies, JSON both ways.</summary>
internal sealed class TokenClient : IDisposable
{
    private int keys;

    private TokenClient(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public static async Task<TokenClient> OfAsync(DemoPortal portal, string userName, params string[] scopes)
    {
        var client = new TokenClient(portal.Visitor());
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(portal, userName, scopes));
        return client;
    }

    public static async Task<string> TokenAsync(DemoPortal portal, string userName, params string[] scopes)
    {
        var person = await portal.ReadAsync(db => db.Users.Where(account => account.UserName == userName).Select(account => new Actor(account.Id, account.FullName)).SingleAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IssueToken>().RunAsync(new("thử", scopes, 30), person)).Text;
    }

    public string NextKey() => $"key-{Guid.NewGuid():N}-{++keys}";

    public Task<Answer> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Answer> PostAsync(string address, object? body = null, string? key = null) => SendAsync(Request(HttpMethod.Post, address, body, key ?? NextKey()));

    public static HttpRequestMessage Request(HttpMethod method, string address, object? body, string? key)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var owned = request;
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Answer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text, answer.Headers);
    }

    public void Dispose() => Http.Dispose();

    internal sealed record Answer(HttpStatusCode Status, string? Type, string Text, HttpResponseHeaders Headers)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement;

        public string Detail => Json.GetProperty("detail").GetString()!;
    }
}
