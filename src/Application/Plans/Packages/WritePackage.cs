using System.IO.Compression;
using System.Text;

namespace VanQuan.Workflows.Application.Plans.Packages;

/// <summary>Writes a package as a ZIP. The same package gives the same bytes: names in order, no time of writing.</summary>
public static class WritePackage
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The plan as stored, with the definitions its actions use, by definition id.</summary>
    public static PlanPackage Of(string code, string planJson, IReadOnlyDictionary<string, string> definitions)
    {
        var files = definitions.ToDictionary(item => $"{item.Key}.json", item => Encoding.UTF8.GetBytes(item.Value), StringComparer.Ordinal);
        files[PlanPackage.PlanFile] = Encoding.UTF8.GetBytes(planJson);
        return new PlanPackage(code, files);
    }

    /// <summary>Replaces <paramref name="zip"/> as a whole or not at all.</summary>
    /// <exception cref="PackageRefusedException">It cannot be written there.</exception>
    public static void To(string zip, PlanPackage package)
    {
        var part = zip + ".part";
        try
        {
            using (var stream = File.Create(part))
                Write(stream, package);
            File.Move(part, zip, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageRefusedException(zip, null, error.Message, error);
        }
    }

    public static void Write(Stream stream, PlanPackage package)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in package.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = NoTime;
            using var target = entry.Open();
            target.Write(content);
        }
    }
}
