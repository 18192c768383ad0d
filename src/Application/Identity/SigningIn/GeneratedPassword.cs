using System.Security.Cryptography;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>
/// Passwords the service makes up: four groups of five, no letters or digits that look alike, about 110 bits.
/// They are shown once and have to be changed at the first sign-in.
/// </summary>
public static class GeneratedPassword
{
    private const string Lower = "abcdefghjkmnpqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    /// <summary>For the demonstration, where people type them all day and only loopback is let in: about 49 bits.</summary>
    public static string Short() =>
        $"{RandomNumberGenerator.GetString(Lower + Digits, 5)}-{RandomNumberGenerator.GetString(Lower + Digits, 5)}";

    public static string New()
    {
        char[] letters = [.. RandomNumberGenerator.GetItems<char>(Lower, 1), .. RandomNumberGenerator.GetItems<char>(Upper, 1),
            .. RandomNumberGenerator.GetItems<char>(Digits, 1), .. RandomNumberGenerator.GetItems<char>(Lower + Upper + Digits, 17)];
        RandomNumberGenerator.Shuffle<char>(letters);
        return string.Join('-', letters.Chunk(5).Select(group => new string(group)));
    }
}
