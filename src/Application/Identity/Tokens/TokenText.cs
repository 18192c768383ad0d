using System.Buffers.Text;
using System.Security.Cryptography;

namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>
/// A token as a program shows it: <c>vq_</c>, the id, <c>_</c>, 32 random bytes. With 256 random bits a fast hash is enough:
/// there is nothing to guess. The prefix lets scanners of leaked secrets recognise it.
/// </summary>
public static class TokenText
{
    private const string Prefix = "vq_";
    private const int IdLength = 16;
    private const int SecretBytes = 32;
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static (string Id, byte[] Hash, string Text) New()
    {
        var id = RandomNumberGenerator.GetString(IdLetters, IdLength);
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (id, SHA256.HashData(secret), $"{Prefix}{id}_{Base64Url.EncodeToString(secret)}");
    }

    /// <summary>Null where the text is no token of ours.</summary>
    public static (string Id, byte[] Hash)? Read(string text)
    {
        if (text.Length > 100 || !text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length <= Prefix.Length + IdLength || text[Prefix.Length + IdLength] != '_')
            return null;
        var secret = text.AsSpan(Prefix.Length + IdLength + 1);
        var bytes = new byte[SecretBytes + 3];
        return Base64Url.IsValid(secret) && Base64Url.TryDecodeFromChars(secret, bytes, out var written) && written == SecretBytes
            ? (text.Substring(Prefix.Length, IdLength), SHA256.HashData(bytes.AsSpan(0, written)))
            : null;
    }
}
