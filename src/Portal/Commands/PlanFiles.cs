using System.IO.Compression;
using System.Text;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>A plan with its definitions, by id.</summary>
internal sealed record PlanWithDefinitions(Plan Plan, IReadOnlyDictionary<string, WorkflowDefinition> Definitions);

/// <summary>A plan as files: <c>plan.json</c> and beside it one JSON file per definition, in a folder or in a ZIP.</summary>
internal static class PlanFiles
{
    private const string PlanFile = "plan.json";
    private const long LargestFile = 4_000_000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a folder, a ZIP, or the plan of that code among the shipped ones.</summary>
    /// <exception cref="BadInputException">There is no such plan, or a file of it cannot be used.</exception>
    public static PlanWithDefinitions Read(string source)
    {
        if (Directory.Exists(source))
            return Build(source, Directory.EnumerateFiles(source, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), WorkflowFiles.ReadText(file))));
        if (File.Exists(source))
            return Build(source, Unpack(source));
        var shipped = Path.Combine(Home.Folder, "workflows", source);
        return source.IndexOfAny(['/', '\\', '.']) < 0 && Directory.Exists(shipped)
            ? Read(shipped)
            : throw new BadInputException(source, null, "no folder, ZIP or code of a shipped plan");
    }

    private static PlanWithDefinitions Build(string source, IEnumerable<(string Name, string Text)> files)
    {
        Plan? plan = null;
        var definitions = new Dictionary<string, WorkflowDefinition>();
        foreach (var (name, text) in files)
        {
            try
            {
                if (name == PlanFile)
                    plan = PlanJson.Read(text);
                else if (!name.EndsWith(".scenario.json", StringComparison.Ordinal) && !name.EndsWith(".expected.json", StringComparison.Ordinal))
                {
                    var definition = WorkflowDefinition.Parse(text);
                    if (!definitions.TryAdd(definition.DefinitionId, definition))
                        throw new BadInputException(Path.Combine(source, name), null, $"the definition {definition.DefinitionId} is there twice");
                }
            }
            catch (Exception error) when (error is PlanRefusedException or DefinitionRefusedException)
            {
                throw new BadInputException(Path.Combine(source, name), null, error.Message, error);
            }
        }
        return new(plan ?? throw new BadInputException(source, null, $"there is no {PlanFile}"), definitions);
    }

    private static List<(string Name, string Text)> Unpack(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var found = new List<(string, string)>();
            foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                if (entry.Length > LargestFile)
                    throw new BadInputException(file, entry.FullName, "larger than a plan's file may be");
                using var reader = new StreamReader(entry.Open(), Utf8);
                found.Add((entry.Name, reader.ReadToEnd()));
            }
            return found;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new BadInputException(file, null, $"not a readable ZIP of UTF-8 files: {error.Message}", error);
        }
    }
}
