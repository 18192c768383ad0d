using System.Globalization;
using System.Text;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// Makes a person's text fit for one line of a header: composed Unicode, no control, line or direction-changing characters,
/// runs of blanks become one, and never longer than asked for. Cuts between whole characters as read (graphemes), so that
/// Vietnamese keeps its marks, and shows the cut with an ellipsis.
/// </summary>
public static class MailText
{
    public static string Line(string? text, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var line = new StringBuilder();
        var blank = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                blank = line.Length > 0;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune == Rune.ReplacementChar)
                continue;
            if (blank)
                line.Append(' ');
            blank = false;
            line.Append(rune);
        }

        return Cut(line.ToString().Normalize(NormalizationForm.FormC), maxLength);
    }

    /// <summary>Several lines of text, each fit as a line; at most <paramref name="maxLength"/> characters in all.</summary>
    public static string Paragraphs(string? text, int maxLength)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => Line(line, maxLength));
        return Cut(string.Join("\n", lines).Trim('\n'), maxLength);
    }

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var kept = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text))
        {
            if (start > maxLength - 1)
                break;
            kept = start;
        }

        return text[..kept].TrimEnd() + "…";
    }
}
