using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>The plan a definition in a file belongs to: the <c>plan.json</c> in its folder or the nearest folder above. Each is read once.</summary>
internal sealed class NearestPlans
{
    private readonly Dictionary<string, Plan> read = [];

    /// <exception cref="BadInputException">There is such a file, and it is no plan.</exception>
    public IReadOnlyList<BindingPlan> Of(string file)
    {
        for (var folder = new FileInfo(Path.GetFullPath(file)).Directory; folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "plan.json") is var path && File.Exists(path))
            {
                var plan = read.TryGetValue(path, out var known) ? known : read[path] = Read(path);
                return [new(plan, null, plan.Date)];
            }
        return [];
    }

    private static Plan Read(string path)
    {
        try
        {
            return PlanJson.Read(WorkflowFiles.ReadText(path));
        }
        catch (PlanRefusedException refused)
        {
            throw new BadInputException(path, refused.Place, refused.Cause, refused);
        }
    }
}

/// <summary>The definitions in a file's folder by their id, for calls; one that cannot be read is not there. Each folder is read once, when a call is met.</summary>
internal sealed class NeighbouringDefinitions
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, WorkflowDefinition>> folders = [];

    public Func<string, WorkflowDefinition?> Beside(string file) => id =>
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var known = folders.TryGetValue(folder, out var found) ? found : folders[folder] = Read(folder);
        return known.GetValueOrDefault(id);
    };

    private static Dictionary<string, WorkflowDefinition> Read(string folder)
    {
        var definitions = new Dictionary<string, WorkflowDefinition>();
        foreach (var path in WorkflowFiles.Beside(folder))
            if (ReadOrNull(path) is { } definition)
                definitions.TryAdd(definition.DefinitionId, definition);
        return definitions;
    }

    private static WorkflowDefinition? ReadOrNull(string path)
    {
        try
        {
            return WorkflowFiles.ReadDefinition(path, EngineLimits.Default);
        }
        catch (BadInputException)
        {
            // What cannot be read is told when it is verified itself.
            return null;
        }
    }
}
