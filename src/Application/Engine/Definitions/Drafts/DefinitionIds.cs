using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>Ids of new definitions: their name without diacritics, so that addresses and files can be read, with a number where it is taken.</summary>
public static partial class DefinitionIds
{
    private const int Longest = 60;

    /// <summary>Whether an id that came from elsewhere can stand in an address as it is.</summary>
    public static bool IsPlain(string id) => Plain().IsMatch(id);

    public static async Task<string> FreeAsync(WorkflowsDb db, string name, CancellationToken ct)
    {
        var wanted = Of(name);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? wanted : $"{wanted}-{number}";
            if (!await IsTakenAsync(db, id, ct))
                return id;
        }
    }

    /// <summary>Published, or begun as a draft at any time: ids are never used for something else again.</summary>
    public static async Task<bool> IsTakenAsync(WorkflowsDb db, string id, CancellationToken ct) =>
        await db.Set<DraftRow>().AnyAsync(row => row.DefinitionId == id, ct) || db.Set<DraftRow>().Local.Any(row => row.DefinitionId == id)
        || await db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == id, ct);

    private static string Of(string name)
    {
        var id = new StringBuilder();
        foreach (var letter in SearchFolding.Fold(name))
            if (char.IsAsciiLetterOrDigit(letter))
                id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        var text = id.ToString(0, Math.Min(id.Length, Longest)).Trim('-');
        return text.Length == 0 ? "quy-trinh" : text;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex Plain();
}
