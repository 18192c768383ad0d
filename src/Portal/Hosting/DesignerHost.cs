namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>What the designer's app is told by the page that hosts it.</summary>
/// <param name="Mode"><c>edit</c>, <c>compare</c> or <c>instance</c>.</param>
/// <param name="From">What is compared with <paramref name="To"/>: version numbers, <c>draft</c>, <c>request</c>.</param>
public sealed record DesignerHost(string Mode, string Definition, string? Instance = null, string? From = null, string? To = null);

/// <summary>Whether the app was built along with the Portal: without Node it is not, and the pages say so.</summary>
public sealed class DesignerApp(IWebHostEnvironment environment)
{
    public bool IsBuilt { get; } = environment.WebRootFileProvider.GetFileInfo("designer/designer.js").Exists;
}
