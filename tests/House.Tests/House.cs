using System.Text.RegularExpressions;

namespace VanQuan.Workflows.House_Tests;

/// <summary>The checkout as files: what the rules of the house are checked against.</summary>
internal static partial class House
{
    public static string Root { get; } = FindRoot();

    /// <summary>Hand-written C# files below a folder of the checkout, with paths relative to its root.</summary>
    public static IEnumerable<SourceFile> CSharp(params string[] folders) =>
        Files("*.cs", folders).Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> Files(string pattern, params string[] folders) =>
        folders.Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !Generated().IsMatch(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "VanQuan.Workflows.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("VanQuan.Workflows.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|TestResults)/")]
    private static partial Regex Generated();
}

internal sealed record SourceFile(string Path)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public string Text => File.ReadAllText(System.IO.Path.Combine(House.Root, Path));

    public string[] Lines => File.ReadAllLines(System.IO.Path.Combine(House.Root, Path));
}
