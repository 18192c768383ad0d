using VanQuan.Workflows.Application.Tasks.Views;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>The chips above the list: the person's saved views, and what was typed where one could not be saved.</summary>
public sealed record DeskViews(IReadOnlyList<SavedView> Saved, DeskQuery Now, string Op, string? Error = null, string? Typed = null, string? Renaming = null)
{
    public SavedView? Current => Saved.FirstOrDefault(view => view.Query == Now.ToKeep().AsText);

    /// <summary>Something is set that is worth a name.</summary>
    public bool MaySave => Current is null && Now.ToKeep().AsText.Length > 0;

    public string Post(string handler) => Now.AsText is { Length: > 0 } query ? $"/viec-cua-toi{query}&handler={handler}" : $"/viec-cua-toi?handler={handler}";
}
