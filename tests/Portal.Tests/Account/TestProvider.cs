using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VanQuan.Workflows.Portal_Tests.Account;

/// <summary>
/// An identity provider, small but whole: discovery, keys, authorization codes that work once and only with their PKCE
/// verifier and the client's secret, signed id tokens, userinfo. Whoever is <see cref="Who"/> is signed in there already.
/// </summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "vanquan";
    public const string ClientSecret = "bi-mat-cua-ung-dung";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> codes = new();
    private readonly ConcurrentDictionary<string, Person> tokens = new();
    private readonly WebApplication app;

    private TestProvider(WebApplication app) => this.app = app;

    public sealed record Person(string Subject, string? UserName = null, string? Email = null, bool EmailVerified = true);

    private sealed record Grant(Person Who, string Challenge, string RedirectUri, string? Nonce);

    /// <summary>Null: they decline at the provider's page.</summary>
    public Person? Who { get; set; }

    /// <summary>The last authorization request, as it came.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    /// <summary>Signs id tokens with a key the published ones do not know.</summary>
    public bool Forges { get; set; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new TestProvider(builder.Build());
        provider.Map();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["userinfo_endpoint"] = Address + "/userinfo",
            ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/keys", () =>
        {
            var open = key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Url(open.Modulus!), e = Url(open.Exponent!) } } });
        });
        app.MapGet("/authorize", (Delegate)Authorize);
        app.MapPost("/token", (Delegate)TokenAsync);
        app.MapGet("/userinfo", (HttpContext context) => tokens.TryGetValue(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal), out var who)
            ? Results.Json(new Dictionary<string, object?> { ["sub"] = who.Subject, ["email"] = who.Email, ["email_verified"] = who.EmailVerified })
            : Results.Unauthorized());
    }

    private IResult Authorize(HttpContext context)
    {
        Asked = context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString());
        if (Asked["client_id"] != ClientId || Asked["response_type"] != "code" || Asked["code_challenge_method"] != "S256")
            return Results.BadRequest();
        var back = $"{Asked["redirect_uri"]}?state={Uri.EscapeDataString(Asked["state"])}";
        if (Who is null)
            return Results.Redirect(back + "&error=access_denied");
        var code = Url(RandomNumberGenerator.GetBytes(20));
        codes[code] = new Grant(Who, Asked["code_challenge"], Asked["redirect_uri"], Asked.GetValueOrDefault("nonce"));
        return Results.Redirect($"{back}&code={code}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !codes.TryRemove(form["code"].ToString(), out var grant)
            || Url(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Challenge || form["redirect_uri"] != grant.RedirectUri)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var access = Url(RandomNumberGenerator.GetBytes(20));
        tokens[access] = grant.Who;
        return Results.Json(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = Token(grant) });
    }

    /// <summary>Good for a century: the tests are not about the provider's clock.</summary>
    private string Token(Grant grant)
    {
        var claims = new Dictionary<string, object> { ["iss"] = Address, ["aud"] = ClientId, ["sub"] = grant.Who.Subject, ["iat"] = 1600000000, ["exp"] = 4700000000 };
        if (grant.Nonce is not null)
            claims["nonce"] = grant.Nonce;
        if (grant.Who.UserName is { } name)
            claims["preferred_username"] = name;
        var body = $"{Url(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", typ = "JWT", kid = "one" }))}.{Url(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        using var other = RSA.Create(2048);
        return $"{body}.{Url((Forges ? other : key).SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
