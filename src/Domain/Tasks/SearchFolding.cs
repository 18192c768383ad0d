using System.Globalization;
using System.Text;

namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>Text as search sees it: lower case, no diacritics, đ as d; "tieu chi" finds "Tiêu chí".</summary>
public static class SearchFolding
{
    /// <summary>The words of a search, each of which has to be found.</summary>
    public static IReadOnlyList<string> Words(string? text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var lower = char.ToLowerInvariant(c);
            var plain = lower == 'đ' ? 'd' : lower;
            if (!char.IsWhiteSpace(plain)) folded.Append(plain);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}
