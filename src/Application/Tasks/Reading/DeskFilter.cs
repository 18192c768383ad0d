using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>Whose hands work is in.</summary>
public enum DeskHolder { Me, Nobody, Colleague }

/// <summary>
/// What of a desk is to be seen; nothing set is everything. <see cref="Search"/> ignores case and diacritics.
/// <see cref="Body"/>: one of the bodies the person sits in; <see cref="Area"/>: the unit the run is about.
/// </summary>
public sealed record DeskFilter(
    string? Search = null, int? Action = null, string? Body = null, string? Area = null, TaskKind? Kind = null, DeskHolder? Holder = null)
{
    public static DeskFilter All { get; } = new();

    internal IReadOnlyList<string> Of(IReadOnlyList<string> addresses) =>
        Body is null ? addresses : [.. addresses.Where(text => Address.TryParse(text, out var address, out _) && address.Unit == Body)];

    internal IQueryable<UserTask> Keep(IQueryable<UserTask> tasks, string personId, IQueryable<WorkflowInstanceRow> instances)
    {
        foreach (var word in SearchFolding.Words(Search))
            tasks = tasks.Where(task => task.SearchText.Contains(word));
        if (Action is { } action)
            tasks = tasks.Where(task => task.ActionNumber == action);
        if (Area is { } area)
            tasks = tasks.Where(task => instances.Any(one => one.Id == task.InstanceId && one.UnitCode == area));
        if (Kind is { } kind)
            tasks = tasks.Where(task => task.Kind == kind);
        return Holder switch
        {
            DeskHolder.Me => tasks.Where(task => task.ClaimedBy == personId),
            DeskHolder.Nobody => tasks.Where(task => task.ClaimedBy == null),
            DeskHolder.Colleague => tasks.Where(task => task.ClaimedBy != null && task.ClaimedBy != personId),
            _ => tasks,
        };
    }
}
