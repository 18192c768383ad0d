using System.IO.Compression;

namespace VanQuan.Workflows.Application.Plans.Packages;

/// <summary>
/// Reads a plan's folder or ZIP. A ZIP comes from anywhere: names that lead out of it (zip-slip), names that occur twice, and
/// content larger than the limits are refused whatever its directory claims. A ZIP of one folder is read as that folder.
/// </summary>
public static class ReadPackage
{
    /// <exception cref="PackageRefusedException">Names the file, the place and the cause.</exception>
    public static PlanPackage From(string path, PackageLimits? limits = null)
    {
        limits ??= PackageLimits.Standard;
        try
        {
            if (Directory.Exists(path))
                return new PlanPackage(path, Folder(path, limits));
            if (File.Exists(path))
                return new PlanPackage(path, Zip(path, limits, () => ZipFile.OpenRead(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageRefusedException(path, null, error.Message, error);
        }
        throw new PackageRefusedException(path, null, "there is no such folder or file");
    }

    /// <summary>A ZIP that came in, by the name it was sent under.</summary>
    /// <exception cref="PackageRefusedException">Names the file, the place and the cause.</exception>
    public static PlanPackage From(string name, Stream zip, PackageLimits? limits = null) => new(name, Zip(name, limits ?? PackageLimits.Standard, () => new(zip, ZipArchiveMode.Read)));

    private static Dictionary<string, byte[]> Folder(string path, PackageLimits limits)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var budget = new Budget(path, limits);
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            files[Path.GetFileName(file)] = budget.Read(Path.GetFileName(file), stream);
        }
        return files;
    }

    private static Dictionary<string, byte[]> Zip(string path, PackageLimits limits, Func<ZipArchive> open)
    {
        try
        {
            using var archive = open();
            var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
            var budget = new Budget(path, limits);
            foreach (var entry in archive.Entries)
            {
                var name = SafeName(path, entry.FullName);
                if (name.EndsWith('/'))
                    continue;
                using var stream = entry.Open();
                if (!files.TryAdd(name, budget.Read(name, stream)))
                    throw new PackageRefusedException(path, name, "the name occurs twice");
            }
            return WithoutCommonFolder(files);
        }
        catch (InvalidDataException broken)
        {
            throw new PackageRefusedException(path, null, "not a ZIP file, or a damaged one", broken);
        }
    }

    private static string SafeName(string zip, string name)
    {
        var parts = name.Split('/');
        if (name.Length is 0 or > 200 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
            || name.Any(char.IsControl) || parts.Any(part => part is "." or "..") || parts.AsSpan(..^1).Contains(""))
            throw new PackageRefusedException(zip, name.Length > 200 ? name[..60] + "…" : name, "this name leads out of the package");
        return name;
    }

    private static Dictionary<string, byte[]> WithoutCommonFolder(Dictionary<string, byte[]> files)
    {
        var top = files.Keys.Select(name => name.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? name[..(slash + 1)] : "").Distinct().ToList();
        return top is [{ Length: > 0 } folder] ? files.ToDictionary(file => file.Key[folder.Length..], file => file.Value, StringComparer.OrdinalIgnoreCase) : files;
    }

    /// <summary>Counts what is really read.</summary>
    private sealed class Budget(string source, PackageLimits limits)
    {
        private int files;
        private long total;

        public byte[] Read(string name, Stream stream)
        {
            if (++files > limits.Files)
                throw new PackageRefusedException(source, null, $"more than {limits.Files} files");
            using var content = new MemoryStream();
            var buffer = new byte[81920];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                content.Write(buffer, 0, count);
                if (content.Length > limits.FileBytes)
                    throw new PackageRefusedException(source, name, $"larger than {limits.FileBytes} bytes unpacked");
                if ((total += count) > limits.TotalBytes)
                    throw new PackageRefusedException(source, null, $"larger than {limits.TotalBytes} bytes unpacked");
            }
            return content.ToArray();
        }
    }
}
