using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// Where a mail goes: <c>local@domain</c> in ASCII, at most 254 characters. Quoted local parts, comments, address lists and
/// control characters are refused, so an address can never open a second header or a second recipient.
/// </summary>
public static partial class EmailAddress
{
    public const int MaxLength = 254;

    public static bool IsValid(string? address) =>
        address is { Length: <= MaxLength } && Pattern().IsMatch(address) && address.IndexOf('@', StringComparison.Ordinal) <= 64;

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
