using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Api;

/// <summary>The designer's app without its screen: a session, the form's token, JSON both ways.</summary>
internal sealed class ApiClient : IDisposable
{
    private ApiClient(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public static async Task<ApiClient> SignInAsync(DemoPortal portal, string userName)
    {
        var client = new ApiClient(await portal.SignedInAsync(userName));
        var session = await client.Http.GetFromJsonAsync<JsonElement>("/api/session");
        client.Http.DefaultRequestHeaders.Add("RequestVerificationToken", session.GetProperty("csrf").GetString());
        return client;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string address, string? json = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text, new() { MaxDepth = 600 });
        return (answer.StatusCode, document.RootElement.Clone());
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    /// <summary>A new procedure; its id.</summary>
    public async Task<string> CreateAsync(string name) =>
        (await SendAsync(HttpMethod.Post, "/api/definitions", JsonSerializer.Serialize(new { name }))).Body.GetProperty("definitionId").GetString()!;

    public void Dispose() => Http.Dispose();
}
