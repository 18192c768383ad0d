using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>The document says what is there, and what it says is there.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class DocumentTests(DemoPortal portal)
{
    [Fact]
    public async Task The_document_is_valid()
    {
        var read = OpenApiDocument.Parse(await TextAsync(), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal("http", read.Document!.Components!.SecuritySchemes!["token"].Type.ToString()!.ToLowerInvariant());
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_needs_and_how_it_fails()
    {
        var operations = await OperationsAsync();

        Assert.NotEmpty(operations);
        Assert.All(operations, one =>
        {
            Assert.False(string.IsNullOrWhiteSpace(one.Operation.Summary), one.Name);
            Assert.NotEmpty(one.Operation.Tags!);
            Assert.Equal("token", Assert.Single(Assert.Single(one.Operation.Security!).Keys).Reference.Id);
            Assert.Contains("200", one.Operation.Responses!.Keys);
            foreach (var status in (string[])["400", "401", "403", "429"])
            {
                var media = one.Operation.Responses[status].Content!["application/problem+json"];
                Assert.NotNull(media.Schema);
                Assert.NotNull(media.Example);
            }
            Assert.All(one.Operation.Parameters!, parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Description), $"{one.Name} {parameter.Name}"));
        });
        Assert.Equal(operations.Count, operations.Select(one => one.Operation.OperationId).Distinct().Count());
    }

    [Fact]
    public async Task Every_post_names_the_key_that_makes_a_repeat_harmless()
    {
        var posts = (await OperationsAsync()).Where(one => one.Method == HttpMethod.Post);

        Assert.All(posts, one => Assert.Contains(one.Operation.Parameters!, parameter => parameter is { Name: "Idempotency-Key", Required: true }));
    }

    [Fact]
    public async Task Every_documented_address_answers_and_every_address_is_documented()
    {
        using var admin = await TokenClient.OfAsync(portal, "quantri", [.. TokenScopes.All]);
        var operations = await OperationsAsync();
        foreach (var one in operations)
        {
            var address = Placeholder().Replace(one.Path, match => match.Groups[1].Value is "number" or "round" or "file" ? "999" : "khong-co");
            var request = TokenClient.Request(one.Method, address, one.Method == HttpMethod.Get ? null : new { }, key: null);
            var answer = await admin.SendAsync(request);

            Assert.True((int)answer.Status < 500, $"{one.Name}: {answer.Text}");
            Assert.NotEqual(HttpStatusCode.MethodNotAllowed, answer.Status);
            Assert.DoesNotContain("Không có địa chỉ này", answer.Text, StringComparison.Ordinal);
        }
        var mapped = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Constraint().Replace(endpoint.RoutePattern.RawText!, "").TrimEnd('/')}"));
        Assert.Equal(mapped.Order(), operations.Select(one => one.Name.TrimEnd('/')).Order());
    }

    [Fact]
    public async Task The_document_is_for_people_signed_in_and_for_programs_with_a_token()
    {
        using var stranger = portal.Visitor();
        using var person = await portal.SignedInAsync("cv.vp");
        using var program = await TokenClient.OfAsync(portal, "cv.vp", TokenScopes.ReadTasks);
        using var refused = await stranger.GetAsync("/openapi/v1.json");

        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("\"openapi\"", await person.GetStringAsync("/openapi/v1.json"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/openapi/v1.json")).Status);
    }

    [Fact]
    public async Task Its_page_brings_everything_from_this_server_and_runs_only_what_carries_its_nonce()
    {
        using var stranger = portal.Visitor();
        using var away = await stranger.GetAsync("/api");
        Assert.Contains("/dang-nhap", away.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var person = await portal.SignedInAsync("cv.vp");
        using var answer = await FollowAsync(person, "/api");
        var html = await answer.Content.ReadAsStringAsync();
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var nonce = Nonce().Match(policy).Groups[1].Value;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.All(Script().Matches(html), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
        Assert.All(Source().Matches(html), source => Assert.DoesNotContain("://", source.Groups[1].Value, StringComparison.Ordinal));
        foreach (Match source in Source().Matches(html))
        {
            using var script = await person.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, source.Groups[1].Value));
            Assert.Equal(HttpStatusCode.OK, script.StatusCode);
            Assert.DoesNotContain("unsafe-inline", string.Join(' ', script.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        while (answer.Headers.Location is { } next)
            answer = await client.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, next));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    private async Task<string> TextAsync()
    {
        using var person = await portal.SignedInAsync("cv.vp");
        return await person.GetStringAsync("/openapi/v1.json");
    }

    private async Task<IReadOnlyList<(string Name, string Path, HttpMethod Method, OpenApiOperation Operation)>> OperationsAsync() =>
        [.. from path in OpenApiDocument.Parse(await TextAsync(), "json").Document!.Paths
            from operation in path.Value.Operations!
            select ($"{operation.Key.Method} {path.Key}", path.Key, operation.Key, operation.Value)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@":\w+(?=\})")]
    private static partial Regex Constraint();

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();
}
