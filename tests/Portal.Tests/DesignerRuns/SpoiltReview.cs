using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>The review of cooperatives as plans use it, open for one test after another to spoil; its draft is gone in the end.</summary>
public sealed class SpoiltReview(DemoPortal portal, Workbench bench) : IAsyncDisposable
{
    public const string Id = "vq-cooperative-review";

    internal async Task<ProcedurePage> OpenAsync() => await new ProcedurePage(await bench.PageOfAsync(portal, "thietke")).StayAsync(Id);

    /// <summary>Back to the version in use, whatever was drawn.</summary>
    internal async Task MendAsync()
    {
        await (await bench.PageOfAsync(portal, "thietke")).GotoAsync("about:blank");
        await (await bench.ClientOfAsync(portal, "thietke")).SendAsync(HttpMethod.Delete, $"/api/definitions/{Id}/draft");
    }

    public async ValueTask DisposeAsync() => await MendAsync();
}
