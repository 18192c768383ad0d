namespace VanQuan.Workflows.Application.Plans.Packages;

/// <summary>A package cannot be read or written: which file, the place in it where there is one, and the cause in one line.</summary>
public sealed class PackageRefusedException(string file, string? place, string cause, Exception? inner = null)
    : Exception(place is null ? $"{file}: {cause}" : $"{file}: {place}: {cause}", inner)
{
    public string File { get; } = file;

    public string? Place { get; } = place;

    public string Cause { get; } = cause;
}
