namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>Where what is shipped lies on the disk.</summary>
internal static class Shipped
{
    public static string Plan { get; } = Path.Combine(Root(AppContext.BaseDirectory), "workflows", "van-quan");

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "VanQuan.Workflows.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
