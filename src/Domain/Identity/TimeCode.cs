using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// The six digits an authenticator app shows (RFC 6238: HMAC-SHA-1, steps of 30 seconds counted from 1970 in UTC). A clock
/// that is up to half a minute off is forgiven on either side. A step that was accepted once is not accepted again, nor one before it.
/// </summary>
public static class TimeCode
{
    public const int Digits = 6;
    public const int SecretBytes = 20;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's default, and the only one that all apps know; as a keyed hash it is not broken.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is; null when it is none that would be accepted after <paramref name="lastStep"/>.</summary>
    public static long? Accepts(byte[] secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(Plain(code));
        var here = StepAt(now);
        for (var step = Math.Max(here - 1, lastStep + 1); step <= here + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(At(secret, step))))
                return step;
        return null;
    }

    /// <summary>As apps take it: base 32, without padding.</summary>
    public static string Write(byte[] secret)
    {
        var bits = new BigInteger(secret, isUnsigned: true, isBigEndian: true);
        var length = ((secret.Length * 8) + 4) / 5;
        bits <<= (length * 5) - (secret.Length * 8);
        var text = new char[length];
        for (var i = length - 1; i >= 0; i--, bits >>= 5)
            text[i] = Base32[(int)(bits & 31)];
        return new string(text);
    }

    /// <summary>What apps read from a picture.</summary>
    public static string Address(byte[] secret, string service, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(service)}:{Uri.EscapeDataString(account)}?secret={Write(secret)}&issuer={Uri.EscapeDataString(service)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal);
}
