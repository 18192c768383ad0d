using System.Globalization;
using System.Text;

namespace VanQuan.Workflows.Domain.Tasks.Evidence;

/// <summary>
/// A file name made safe to store, show and send: no folder, no control or direction-changing character (they can make
/// <c>…gpj.exe</c> read as <c>exe.jpg</c>), none of the characters and device names file systems refuse, at most 120 characters
/// with the extension kept.
/// </summary>
public static class FileName
{
    public const int Longest = 120;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    public static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1].Normalize(NormalizationForm.FormC);
        var kept = new StringBuilder(last.Length);
        foreach (var c in last)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            kept.Append("<>:\"|?*;".Contains(c, StringComparison.Ordinal) ? '_' : c);
        }
        var clean = kept.ToString().Trim().TrimEnd('.', ' ').TrimStart('.');
        var extension = Path.GetExtension(clean);
        var stem = Path.GetFileNameWithoutExtension(clean);
        if (stem.Length == 0) stem = "tep";
        if (IsDevice(stem)) stem = "_" + stem;
        if (extension.Length > 10) extension = extension[..10];
        if (stem.Length + extension.Length > Longest) stem = stem[..(Longest - extension.Length)];
        return stem + extension;
    }

    private static bool IsDevice(string stem)
    {
        var first = stem.Split('.')[0].ToUpperInvariant();
        return Devices.Contains(first)
            || (first.Length == 4 && char.IsDigit(first[3]) && (first.StartsWith("COM", StringComparison.Ordinal) || first.StartsWith("LPT", StringComparison.Ordinal)));
    }
}
