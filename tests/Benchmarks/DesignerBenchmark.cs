using System.IO.Compression;
using Microsoft.Playwright;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// The designer in a real Chromium against a running Portal: from navigation to a definition of 100 activities that is drawn and
/// answers a click (median of <see cref="Opens"/> openings), the time between frames while a node is dragged with 100 and with 500
/// activities, as it opens and with all 500 in view, and the compressed size of all its scripts.
/// </summary>
internal static class DesignerBenchmark
{
    private const int Opens = 7;
    private const string Designer = "thietke";

    // Drawn: some step and some connection have a place on the screen. Asked once a frame, from the very beginning of the page.
    private const string WatchForDrawing = """
        (() => {
          const look = () => {
            const step = document.querySelector('[data-activity]'), line = document.querySelector('.react-flow__edge path');
            if (step && line && step.getBoundingClientRect().width > 0 && line.getTotalLength() > 0) window.drawnAt = performance.now();
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;

    private const string RecordFrames = """
        () => { window.frames_ = []; let last = performance.now(); window.recording = true;
          const tick = (now) => { window.frames_.push(now - last); last = now; if (window.recording) requestAnimationFrame(tick); };
          requestAnimationFrame((now) => { last = now; requestAnimationFrame(tick); }); }
        """;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        await using var portal = await RunningPortal.StartAsync(Designer);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, BaseURL = portal.Address.ToString() });
        var page = await context.NewPageAsync();
        await SignInAsync(page, portal);
        var (hundred, fiveHundred) = (await CreateAsync(page, 100), await CreateAsync(page, 500));

        await page.AddInitScriptAsync(WatchForDrawing);
        List<double> opens = [], clicks = [];
        for (var open = 0; open <= Opens; open++)
        {
            var (drawn, answered) = await OpenAsync(page, hundred);
            // The first fills the caches of browser and server.
            if (open == 0)
                continue;
            opens.Add(drawn);
            clicks.Add(answered);
        }
        var frames = await DragAsync(page);
        var drawn500 = await OpenAsync(page, fiveHundred);
        var frames500 = await DragAsync(page);
        await ZoomToFitAsync(page);
        var frames500Whole = await DragAsync(page);
        return
        [
            new
            {
                Name = "designer",
                OpenMs = BenchmarkOptions.Median(opens),
                FramesPerSecond = 1000 / frames.Average(),
                ScriptKb = ScriptKb(),
                AnswersClickMs = BenchmarkOptions.Median(clicks),
                FrameP95Ms = Percentile95(frames),
                Open500Ms = drawn500.Drawn,
                Frame500P95Ms = Percentile95(frames500),
                Frame500WholeP95Ms = Percentile95(frames500Whole),
            },
        ];
    }

    private static async Task SignInAsync(IPage page, RunningPortal portal)
    {
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#UserName", Designer);
        await page.FillAsync("#Password", portal.PasswordOf(Designer));
        await page.ClickAsync("form .btn.main");
        await page.WaitForURLAsync("**/viec-cua-toi", new() { WaitUntil = WaitUntilState.Commit });
    }

    private static async Task<string> CreateAsync(IPage page, int activities)
    {
        await page.GotoAsync("/quy-trinh");
        return await page.EvaluateAsync<string>("""
            async ([name, json]) => {
              const token = document.querySelector('meta[name=csrf]')?.content ?? document.querySelector('input[name=__RequestVerificationToken]').value;
              const answer = await fetch('/api/definitions', { method: 'POST', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token }, body: JSON.stringify({ name, json: JSON.parse(json) }) });
              if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
              return (await answer.json()).definitionId;
            }
            """, new[] { $"Quy trình {activities} bước", DrawnDefinition.Of(activities) });
    }

    /// <returns>Milliseconds from navigation until it was drawn, and until a click on a step had opened its panel.</returns>
    private static async Task<(double Drawn, double Answered)> OpenAsync(IPage page, string definitionId)
    {
        await page.GotoAsync($"/quy-trinh/{definitionId}", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => window.drawnAt");
        await page.Locator("[data-activity='fork']").First.ClickAsync();
        await page.GetByRole(AriaRole.Complementary).Filter(new() { HasText = "Bước fork" }).WaitForAsync();
        return (await page.EvaluateAsync<double>("window.drawnAt"), await page.EvaluateAsync<double>("performance.now()"));
    }

    private static async Task<double[]> DragAsync(IPage page)
    {
        var box = (await page.Locator("[data-activity='fork']").First.BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 12, y + 6);
        await page.EvaluateAsync(RecordFrames);
        for (var step = 1; step <= 120; step++)
            await page.Mouse.MoveAsync(x + (step % 60) * 3, y + (step % 40) * 2);
        var frames = await page.EvaluateAsync<double[]>("() => { window.recording = false; return window.frames_; }");
        await page.Mouse.UpAsync();
        return frames;
    }

    /// <summary>All of the definition in view, and the movement towards it over.</summary>
    private static async Task ZoomToFitAsync(IPage page)
    {
        await page.GetByTestId("canvas").FocusAsync();
        await page.Keyboard.PressAsync("0");
        await page.WaitForFunctionAsync("""
            () => { const zoom = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform).a;
              const still = zoom === window.zoom_; window.zoom_ = zoom; return still && zoom < 0.2; }
            """);
    }

    private static double Percentile95(double[] values) => values.Order().ElementAt((int)(values.Length * 0.95));

    private static double ScriptKb()
    {
        var total = 0L;
        foreach (var script in Directory.EnumerateFiles(Path.Combine(BenchmarkOptions.Root, "src/Portal/wwwroot/designer"), "*.js"))
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            using (var file = File.OpenRead(script))
                file.CopyTo(gzip);
            total += compressed.Length;
        }
        return Math.Round(total / 1024.0, 1);
    }
}
