using VanQuan.Workflows.Domain.Tasks.Evidence;

namespace VanQuan.Workflows.Portal.Wording.Dossiers;

/// <summary>A file that a page can show, with the task it hangs on; <paramref name="Earlier"/>: of the round that was sent back.</summary>
public sealed record ShownFile(EvidenceFile File, string TaskId, bool Earlier, bool New);

/// <summary>
/// Two papers next to each other: after a return the one taken away beside the one that came for it, else the first two; one
/// alone has nothing on its other side.
/// </summary>
public sealed record FilePair(IReadOnlyList<ShownFile> All, ShownFile? Left, ShownFile Right)
{
    /// <summary>Null where there is nothing to show.</summary>
    public static FilePair? Of(IReadOnlyList<WorkView> works, long? left, long? right)
    {
        var all = works.SelectMany(work => work.Earlier.Select(file => new ShownFile(file, work.Task.Id, true, false))
            .Concat(work.Files.Select(file => new ShownFile(file, work.Task.Id, false, work.Difference?.Added.Any(one => one.Id == file.Id) == true)))).Where(one => one.File.IsShown).ToList();
        if (all.Count == 0)
            return null;
        var second = Find(all, right) ?? all.FirstOrDefault(one => one.New) ?? all.Where(one => !one.Earlier).Skip(all[0].Earlier ? 0 : 1).FirstOrDefault() ?? all[^1];
        var first = Find(all, left) ?? all.FirstOrDefault(one => one.Earlier && Kind(one) == Kind(second)) ?? all.FirstOrDefault(one => one != second);
        return new FilePair(all, first == second ? null : first, second);
    }

    private static ShownFile? Find(List<ShownFile> all, long? id) => id is null ? null : all.FirstOrDefault(one => one.File.Id == id);

    private static string Kind(ShownFile one) => Path.GetExtension(one.File.FileName).ToLowerInvariant();
}
