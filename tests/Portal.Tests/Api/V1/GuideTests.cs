using System.Net;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>The guide's examples: each is read as a shell would, and meets an address of the document with what it asks for.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class GuideTests(DemoPortal portal)
{
    private sealed record Call(string Text, HttpMethod Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body, bool IsForm);

    [Fact]
    public async Task Every_example_calls_an_address_of_the_document_with_the_headers_it_asks_for()
    {
        using var person = await portal.SignedInAsync("cv.vp");
        var document = OpenApiDocument.Parse(await person.GetStringAsync("/openapi/v1.json"), "json").Document!;
        var calls = Calls().ToList();

        Assert.True(calls.Count >= 8);
        Assert.All(calls, call =>
        {
            var path = document.Paths.Single(one => Matches(one.Key, call.Path) && one.Value.Operations!.ContainsKey(call.Method));
            var operation = path.Value.Operations![call.Method];
            Assert.StartsWith("Bearer ", call.Headers["Authorization"], StringComparison.Ordinal);
            Assert.All(operation.Parameters!.Where(parameter => parameter is { In: ParameterLocation.Header, Required: true }), header => Assert.Contains(header.Name!, call.Headers.Keys));
            Assert.Equal(operation.RequestBody is not null, call.Body is not null || call.IsForm);
        });
    }

    [Fact]
    public async Task Examples_that_only_read_are_answered()
    {
        using var admin = await TokenClient.OfAsync(portal, "quantri", [.. TokenScopes.All]);
        foreach (var call in Calls().Where(call => call.Method == HttpMethod.Get && !call.Path.Contains('$', StringComparison.Ordinal)))
            Assert.Equal((call.Text, HttpStatusCode.OK), (call.Text, (await admin.GetAsync(call.Path)).Status));
    }

    [Fact]
    public async Task Examples_with_a_body_send_what_can_be_read()
    {
        using var admin = await TokenClient.OfAsync(portal, "quantri", [.. TokenScopes.All]);
        foreach (var call in Calls().Where(call => call.Body is not null))
        {
            using var body = System.Text.Json.JsonDocument.Parse(call.Body!);
            var answer = await admin.SendAsync(TokenClient.Request(call.Method, call.Path.Replace("$TASK", "khong-co", StringComparison.Ordinal).Replace("$APPROVAL", "khong-co", StringComparison.Ordinal), body.RootElement, admin.NextKey()));
            Assert.DoesNotContain(answer.Status, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType]);
        }
    }

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(path.Split('?')[0], "^" + Placeholder().Replace(Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+") + "$");

    private static IEnumerable<Call> Calls()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs/guides/api.md")))
            folder = folder.Parent;
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(folder.FullName, "docs/guides/api.md"))))
            foreach (var line in block.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal)))
                yield return Read(line);
    }

    private static Call Read(string line)
    {
        var words = Word().Matches(line).Select(word => word.Value.Trim('\'', '"')).Skip(1).ToList();
        var (headers, method, body, form, path) = (new Dictionary<string, string>(), (string?)null, (string?)null, false, "");
        for (var i = 0; i < words.Count; i++)
            switch (words[i])
            {
                case "-H" when words[++i].Split(": ", 2) is [var name, var value]: headers[name] = value; break;
                case "-X": method = words[++i]; break;
                case "-d": body = words[++i]; break;
                case "-F": form = words[++i].StartsWith("file=@", StringComparison.Ordinal); break;
                case "-o": i++; break;
                case "-s" or "-sO" or "-i" or "-G": break;
                case var url when url.StartsWith("$PORTAL/", StringComparison.Ordinal): path = url["$PORTAL".Length..]; break;
                case var other: throw new FormatException($"The guide's example has '{other}', which this test does not read: {line}");
            }
        return new Call(line, new HttpMethod(method ?? (body is null && !form ? "GET" : "POST")), path, headers, body, form);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
