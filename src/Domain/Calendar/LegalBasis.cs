using System.Text;
using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>How well a cited figure is known: read in the text of the law, read in a secondary source, or not checked.</summary>
public enum BasisStanding { Verified, Secondary, Unchecked }

/// <summary>A stretch of a legal basis; the standing is that of what stands before it, null where the text says none.</summary>
public sealed record BasisPart(string Text, BasisStanding? Standing);

/// <summary>
/// A legal basis as definitions keep it, with a marker behind what it is about: <c>[V]</c> read in the law, <c>[2]</c> secondary
/// source, <c>[?]</c> not checked. The marker stays in the data; people read words in its place.
/// </summary>
public static partial class LegalBasis
{
    /// <summary>The text in order, each part ending where its marker stood. Other brackets stay text.</summary>
    public static IReadOnlyList<BasisPart> Parse(string text)
    {
        var parts = new List<BasisPart>();
        var from = 0;
        foreach (Match marker in Marker().Matches(text))
        {
            parts.Add(new BasisPart(text[from..marker.Index], StandingOf(marker.Groups[1].Value)));
            from = marker.Index + marker.Length;
        }
        if (from < text.Length)
            parts.Add(new BasisPart(text[from..], null));
        return parts;
    }

    /// <summary>The words of a marker, in <c>vi</c> or <c>en</c>; null for what was read in the law and needs none.</summary>
    public static string? WordsOf(BasisStanding? standing, string language) => (standing, language) switch
    {
        (BasisStanding.Secondary, "en") => "secondary source, to be checked",
        (BasisStanding.Secondary, _) => "nguồn thứ cấp, cần đối chiếu",
        (BasisStanding.Unchecked, "en") => "not checked",
        (BasisStanding.Unchecked, _) => "chưa đối chiếu",
        _ => null,
    };

    /// <summary>One line with the markers in words, for texts that have no badges.</summary>
    public static string InWords(string text, string language)
    {
        var line = new StringBuilder();
        foreach (var part in Parse(text))
        {
            line.Append(part.Text);
            if (WordsOf(part.Standing, language) is { } words)
                line.Append(" (").Append(words).Append(')');
        }
        return line.ToString();
    }

    private static BasisStanding StandingOf(string marker) => marker switch
    {
        "V" => BasisStanding.Verified,
        "2" => BasisStanding.Secondary,
        _ => BasisStanding.Unchecked,
    };

    [GeneratedRegex(@"\s*\[([V2?])\]")]
    private static partial Regex Marker();
}
