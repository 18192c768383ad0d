using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>The plan the product ships with, read from the repository as it will be delivered.</summary>
internal static class VanQuan
{
    public static string Folder { get; } = Path.Combine(RootAbove(AppContext.BaseDirectory), "workflows", "van-quan");

    public static Plan Plan { get; } = PlanJson.Read(File.ReadAllText(Path.Combine(Folder, "plan.json")));

    public static IReadOnlyDictionary<string, WorkflowDefinition> Procedures { get; } =
        Directory.EnumerateFiles(Folder, "*.json").Where(file => Path.GetFileName(file) != "plan.json")
            .Select(file => WorkflowDefinition.Parse(File.ReadAllText(file)))
            .ToDictionary(definition => definition.DefinitionId);

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "VanQuan.Workflows.sln")) ? folder : RootAbove(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
