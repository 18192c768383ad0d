namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// The folder the installation lives in: the one that holds <c>appsettings/</c> and <c>workflows/</c>. Relative paths in
/// settings start here, wherever the service was started from. <c>VANQUAN_HOME</c> names it when it is nowhere above.
/// </summary>
public static class Home
{
    public static string Folder { get; } = Find();

    public static string Resolve(string path) => Path.GetFullPath(path, Folder);

    private static string Find() =>
        Environment.GetEnvironmentVariable("VANQUAN_HOME") is { Length: > 0 } named ? Path.GetFullPath(named)
        : Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? AppContext.BaseDirectory;

    /// <summary>Both folders are asked for: a build leaves a copy of the settings alone beside the program.</summary>
    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "appsettings", "appsettings.json")) && Directory.Exists(Path.Combine(folder.FullName, "workflows")))
                return folder.FullName;
        return null;
    }
}
