using System.Text;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans.Packages;

/// <summary>
/// A plan with everything that travels with it: <c>plan.json</c>, one file per procedure, and papers such as the plan's own
/// text. It lives in a folder or in a ZIP, and in memory it is the same thing; a ZIP is never unpacked onto the disk.
/// </summary>
public sealed class PlanPackage
{
    public const string PlanFile = "plan.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PackageRefusedException">There is no plan, or it cannot be read.</exception>
    public PlanPackage(string source, IReadOnlyDictionary<string, byte[]> files)
    {
        (Source, Files) = (source, files);
        if (!files.ContainsKey(PlanFile))
            throw new PackageRefusedException(source, null, $"there is no {PlanFile}");
        PlanJson = Text(PlanFile);
        try
        {
            Plan = Domain.Plans.PlanJson.Read(PlanJson);
        }
        catch (PlanRefusedException refused)
        {
            throw new PackageRefusedException(NameOf(PlanFile), refused.Place, refused.Cause, refused);
        }
    }

    /// <summary>Where it came from, for messages.</summary>
    public string Source { get; }

    /// <summary>Content by name, names with forward slashes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public string PlanJson { get; }

    public Plan Plan { get; }

    /// <summary>The procedures as text. Scenarios and expectations beside a definition are for tests and no procedures.</summary>
    public IReadOnlyList<ImportPlan.Procedure> Procedures =>
        [.. Files.Keys.Where(IsProcedure).Order(StringComparer.Ordinal).Select(name => new ImportPlan.Procedure(name, Text(name)))];

    /// <summary>The procedures by definition id.</summary>
    /// <exception cref="PackageRefusedException">One cannot be read, two have one id, or an action uses one that is not there.</exception>
    public IReadOnlyDictionary<string, WorkflowDefinition> Definitions()
    {
        var definitions = new Dictionary<string, WorkflowDefinition>();
        foreach (var procedure in Procedures)
        {
            var definition = Parse(procedure);
            if (!definitions.TryAdd(definition.DefinitionId, definition))
                throw new PackageRefusedException(NameOf(procedure.File), "definitionId", $"\"{definition.DefinitionId}\" is the id of another file too");
        }
        for (var i = 0; i < Plan.Actions.Count; i++)
            if (!definitions.ContainsKey(Plan.Actions[i].Definition))
                throw new PackageRefusedException(NameOf(PlanFile), $"actions[{i}].definition", $"no file defines \"{Plan.Actions[i].Definition}\"");
        return definitions;
    }

    private WorkflowDefinition Parse(ImportPlan.Procedure procedure)
    {
        try
        {
            return WorkflowDefinition.Parse(procedure.Json);
        }
        catch (DefinitionRefusedException refused)
        {
            throw new PackageRefusedException(NameOf(procedure.File), refused.Place, refused.Reason, refused);
        }
    }

    private string Text(string name)
    {
        try
        {
            return Utf8.GetString(Files[name]).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException broken)
        {
            throw new PackageRefusedException(NameOf(name), null, "not UTF-8", broken);
        }
    }

    private string NameOf(string file) => $"{Source.TrimEnd('/')}/{file}";

    private static bool IsProcedure(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) && name != PlanFile && !name.Contains('/', StringComparison.Ordinal)
        && !name.EndsWith(".scenario.json", StringComparison.Ordinal) && !name.EndsWith(".expected.json", StringComparison.Ordinal);
}
