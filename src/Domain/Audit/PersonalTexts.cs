using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Audit;

/// <summary>One personal text beside its line. The salt goes with the text, or short texts could be guessed from their digest.</summary>
public sealed record SaltedText(string Salt, string Text);

/// <summary>
/// Personal text enters a line as a salted SHA-256 digest; the text itself stands beside the line, outside its hash.
/// Erasing it leaves the digest, so the chain still holds, and nobody can tell what was written.
/// </summary>
public static class PersonalTexts
{
    public const int SaltBytes = 16;

    /// <summary>Seals texts with the salts given (one per text): the part that is hashed and the part that can be erased, both as JSON.</summary>
    public static (string Digests, string Kept) Seal(IReadOnlyDictionary<string, string> texts, Func<byte[]> newSalt)
    {
        var kept = new SortedDictionary<string, SaltedText>(StringComparer.Ordinal);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            var salted = new SaltedText(Convert.ToHexStringLower(newSalt()), text);
            kept[name] = salted;
            digests[name] = Digest(salted);
        }
        return (JsonSerializer.Serialize(digests, CanonicalJson.Options), JsonSerializer.Serialize(kept, CanonicalJson.Options));
    }

    public static IReadOnlyDictionary<string, SaltedText> Read(string? kept) =>
        kept is null ? new Dictionary<string, SaltedText>() : JsonSerializer.Deserialize<Dictionary<string, SaltedText>>(kept, CanonicalJson.Options)!;

    /// <summary>The first text whose digest does not fit; null when all that are still there fit. Erased ones are not missed.</summary>
    public static string? FirstAltered(string? digests, string? kept)
    {
        var expected = digests is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(digests)!;
        return Read(kept).FirstOrDefault(text => !expected.TryGetValue(text.Key, out var digest) || digest != Digest(text.Value)).Key;
    }

    private static string Digest(SaltedText text) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(text.Salt), .. Encoding.UTF8.GetBytes(text.Text)]));
}
