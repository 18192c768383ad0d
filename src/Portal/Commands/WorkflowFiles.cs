using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>Definitions as files: <c>NAME.json</c>, beside it <c>NAME.scenario.json</c>, <c>NAME.expected.json</c> and the definitions it calls, <c>NAME.childN.json</c>.</summary>
internal static partial class WorkflowFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The definitions under the paths, folders searched through, in order of name. A file named outright is taken whatever it is called.</summary>
    /// <exception cref="BadInputException">A path is not there, or a folder holds no definition.</exception>
    public static IEnumerable<string> Find(IEnumerable<string> paths, bool withCalled)
    {
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                yield return path;
                continue;
            }
            if (!Directory.Exists(path))
                throw new BadInputException(path, null, "no such file or folder");
            var found = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                .Where(file => IsDefinition(Path.GetFileName(file), withCalled)).Order(StringComparer.Ordinal).ToList();
            if (found.Count == 0)
                throw new BadInputException(path, null, "the folder holds no definition");
            foreach (var file in found)
                yield return file;
        }
    }

    /// <summary>The definitions that stand in a folder itself.</summary>
    public static IEnumerable<string> Beside(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Where(file => IsDefinition(Path.GetFileName(file), withCalled: true)).Order(StringComparer.Ordinal);

    public static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file, Utf8);
        }
        catch (DecoderFallbackException error)
        {
            throw new BadInputException(file, null, "not UTF-8", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(file, null, error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message, error);
        }
    }

    public static WorkflowDefinition ReadDefinition(string file, EngineLimits limits)
    {
        try
        {
            return WorkflowDefinition.Parse(ReadText(file), limits);
        }
        catch (DefinitionRefusedException refused)
        {
            throw new BadInputException(file, refused.Place, refused.Reason, refused);
        }
    }

    /// <summary>The scenario beside a definition, and the definitions it calls.</summary>
    public static (Scenario Scenario, IReadOnlyList<WorkflowDefinition> Called) ReadBeside(string file, EngineLimits limits)
    {
        var stem = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? file[..^".json".Length] : file;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var scenario = ReadScenario(stem + ".scenario.json");
        var called = Directory.EnumerateFiles(folder, Path.GetFileName(stem) + ".child*.json").Select(Path.GetFullPath)
            .Concat(scenario.Also.Select(also => Path.GetFullPath(Path.Combine(folder, also)))).Distinct().Order(StringComparer.Ordinal);
        return (scenario, [.. called.Select(child => ReadDefinition(child, limits))]);
    }

    private static Scenario ReadScenario(string file)
    {
        if (!File.Exists(file))
            return Scenario.None;
        try
        {
            return Scenario.Parse(ReadText(file));
        }
        catch (JsonException error)
        {
            throw new BadInputException(file, $"line {error.LineNumber + 1}", "not a scenario: " + error.Message, error);
        }
    }

    private static bool IsDefinition(string name, bool withCalled) =>
        !name.EndsWith(".scenario.json", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".expected.json", StringComparison.OrdinalIgnoreCase)
        && name != "plan.json"
        && (withCalled || !Called().IsMatch(name));

    [GeneratedRegex(@"\.child\d*\.json$", RegexOptions.IgnoreCase)]
    private static partial Regex Called();
}
