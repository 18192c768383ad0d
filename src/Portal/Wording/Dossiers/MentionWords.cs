using System.Text.Json;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Wording.Dossiers;

/// <summary>People named in comments: as the page's list of names, and as they stand out in a text.</summary>
public static class MentionWords
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For an attribute, which Razor encodes.</summary>
    public static string Json(IReadOnlyList<StaffMember> people, Visitor visitor) => JsonSerializer.Serialize(people.Select(one => new
    {
        one.Id, one.Name, Body = string.Join("; ", visitor.Staff.PostsOf(one.Id, visitor.Today).Select(post => visitor.UnitName(post.UnitCode)).Distinct()),
    }), Web);

    /// <summary>The text in pieces; the named ones with their at sign.</summary>
    public static IReadOnlyList<(string Text, bool Named)> Parts(string text, IReadOnlyList<string> names)
    {
        var parts = new List<(string, bool)>();
        var rest = text;
        while (names.Select(name => (Name: name, At: rest.IndexOf("@" + name, StringComparison.OrdinalIgnoreCase))).Where(found => found.At >= 0)
            .OrderBy(found => found.At).ThenByDescending(found => found.Name.Length).FirstOrDefault() is { Name: { } name, At: var at })
        {
            if (at > 0)
                parts.Add((rest[..at], false));
            parts.Add((rest.Substring(at, name.Length + 1), true));
            rest = rest[(at + name.Length + 1)..];
        }
        if (rest.Length > 0)
            parts.Add((rest, false));
        return parts;
    }
}
