using System.Buffers.Text;
using System.Globalization;
using System.Text;
using VanQuan.Workflows.Portal.Api.V1.Guarding;

namespace VanQuan.Workflows.Portal.Api.V1;

/// <summary>One page of a list.</summary>
/// <param name="Items">In order.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; not there on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cursors are opaque to programs: what they hold may change.</summary>
internal static class Paging
{
    public const int Usual = 50, Most = 200;

    /// <exception cref="ProblemException">It is no number from 1 to <see cref="Most"/>.</exception>
    public static int Limit(int? asked) => asked is null ? Usual : asked is >= 1 and <= Most ? asked.Value
        : throw ProblemException.Bad($"“limit” phải từ 1 đến {Most}.", $"'limit' has to be from 1 to {Most}.", "limit");

    public static string Cursor(params string[] parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    /// <exception cref="ProblemException">It is no cursor of this list.</exception>
    public static string[]? Parts(string? cursor, int count)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        if (Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n') is { } parts && parts.Length == count)
            return parts;
        throw Bad();
    }

    public static long Number(string part) => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad();

    public static ProblemException Bad() => ProblemException.Bad("“cursor” không phải của danh sách này. Bắt đầu lại không có cursor.", "'cursor' is none of this list. Start again without it.", "cursor");
}
