using System.Diagnostics.CodeAnalysis;

namespace VanQuan.Workflows.Domain.Identity;

/// <summary>How an address names people.</summary>
public enum AddressKind { Unit, Role, Person }

/// <summary>
/// Names whoever should do something, without saying who that is today: <c>unit:TNMT</c> (anybody of the body),
/// <c>role:TNMT/Head</c>, <c>person:ID</c>. The <see cref="StaffDirectory"/> turns it into people on a date.
/// Codes are kept as written and compared exactly.
/// </summary>
public sealed record Address
{
    private Address(AddressKind kind, string code, Role? role)
    {
        Kind = kind;
        Code = code;
        Role = role;
    }

    public AddressKind Kind { get; }

    /// <summary>The unit's code, or the person's id.</summary>
    public string Code { get; }

    /// <summary>Set exactly for <see cref="AddressKind.Role"/>.</summary>
    public Role? Role { get; }

    /// <summary>The body addressed; null for a person.</summary>
    public string? Unit => Kind == AddressKind.Person ? null : Code;

    public static Address OfUnit(string code) => new(AddressKind.Unit, code, null);

    public static Address OfRole(string unit, Role role) => new(AddressKind.Role, unit, role);

    public static Address OfPerson(string id) => new(AddressKind.Person, id, null);

    /// <exception cref="FormatException">The text is no address; the message says what is wrong with it.</exception>
    public static Address Parse(string text) =>
        TryParse(text, out var address, out var error) ? address : throw new FormatException(error);

    public static bool TryParse(string? text, [NotNullWhen(true)] out Address? address, [NotNullWhen(false)] out string? error)
    {
        address = null;
        error = null;
        text = text?.Trim() ?? "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var code = colon < 0 ? "" : text[(colon + 1)..];
        switch (colon < 0 ? null : text[..colon])
        {
            case "unit" when IsCode(code):
                address = OfUnit(code);
                return true;
            case "person" when IsCode(code):
                address = OfPerson(code);
                return true;
            case "unit" or "person":
                error = $"'{text}' names nobody: after the colon stands a code without spaces or slashes.";
                return false;
            case "role":
                return TryParseRole(text, code, out address, out error);
            default:
                error = $"'{text}' is no address: write unit:CODE, role:CODE/Head or person:ID.";
                return false;
        }
    }

    public override string ToString() => Kind switch
    {
        AddressKind.Unit => $"unit:{Code}",
        AddressKind.Role => $"role:{Code}/{Role}",
        _ => $"person:{Code}",
    };

    private static bool TryParseRole(string text, string rest, out Address? address, out string? error)
    {
        address = null;
        error = null;
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IsCode(rest[..slash]))
            error = $"'{text}' names no role: write role:CODE/Head.";
        else if (!Enum.GetNames<Role>().Contains(rest[(slash + 1)..]))
            error = $"'{text}' names an unknown role '{rest[(slash + 1)..]}': it is one of {string.Join(", ", Enum.GetNames<Role>())}.";
        else
            address = OfRole(rest[..slash], Enum.Parse<Role>(rest[(slash + 1)..]));
        return address is not null;
    }

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= 100 && !code.Any(letter => letter == '/' || char.IsWhiteSpace(letter) || char.IsControl(letter));
}
