using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>
/// Secrets as Standard Webhooks writes them (<c>whsec_</c> and Base64), and what they sign: id, timestamp and body, so that
/// none of the three can be exchanged. A signature is <c>v1,</c> and the Base64 of HMAC-SHA256.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("VanQuan.Workflows.Webhooks");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    public static string Sign(string secret, string id, long timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    public string Protect(string secret) => protector.Protect(secret);

    /// <exception cref="CryptographicException">The installation's keys are gone.</exception>
    public string Unprotect(string kept) => protector.Unprotect(kept);
}
