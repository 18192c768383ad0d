namespace VanQuan.Workflows.Application.Plans.Packages;

/// <summary>How much a plan's folder or ZIP may hold; sizes in bytes, unpacked. What a ZIP says of itself is not believed.</summary>
public sealed record PackageLimits(int Files, long FileBytes, long TotalBytes)
{
    public static PackageLimits Standard { get; } = new(500, 8L * 1024 * 1024, 64L * 1024 * 1024);
}
