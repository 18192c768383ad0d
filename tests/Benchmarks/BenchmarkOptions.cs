using System.Globalization;
using System.Text.Json;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>What a benchmark was asked for. Output is one JSON line per result, camelCase.</summary>
internal sealed record BenchmarkOptions(int? Instances)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static BenchmarkOptions Parse(string[] args)
    {
        var at = Array.IndexOf(args, "--instances");
        return new BenchmarkOptions(at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The folder of the checkout, so that the benchmarks find workflows, settings and the built Portal.</summary>
    public static string Root { get; } = FindRoot();

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "VanQuan.Workflows.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("VanQuan.Workflows.sln is in no folder above the benchmarks.");
    }
}
