using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Accessibility;

/// <summary>axe-core, as the designer's packages bring it, asked about a page as it stands in the browser.</summary>
internal sealed class Axe
{
    // The strict content policy lets no script of another origin in; what the browser's own tools evaluate it lets pass.
    private const string Ask = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .flatMap(one => one.nodes.map(node => `${one.impact} ${one.id}: ${one.help}: ${node.target.join(' ')} ${node.html.slice(0, 200)}`))
        """;

    private readonly string script;

    private Axe(string script) => this.script = script;

    public static Axe Find()
    {
        var file = Path.Combine(Root(AppContext.BaseDirectory), "src", "Designer", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
            Assert.Skip("axe-core is not installed: Node is missing, or its packages could not be had.");
        return new Axe(File.ReadAllText(file));
    }

    /// <summary>Serious and critical findings, each with where it stands.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
            await page.EvaluateAsync(script);
        var found = await page.EvaluateAsync<JsonElement>(Ask);
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }

    private static string Root(string from) => File.Exists(Path.Combine(from, "VanQuan.Workflows.sln")) ? from : Root(Path.GetDirectoryName(from)!);
}
