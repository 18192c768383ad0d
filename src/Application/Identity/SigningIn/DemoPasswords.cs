using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>
/// Passwords of demo accounts: random, made anew at each start, printed by the host, only in memory. The accounts have no
/// password in the database, so a copy of it opens nothing, and outside the demonstration they cannot sign in at all.
/// </summary>
public sealed class DemoPasswords(bool enabled)
{
    private readonly ConcurrentDictionary<string, string> passwords = new(StringComparer.OrdinalIgnoreCase);

    public bool Enabled => enabled;

    public string Of(string userName) => enabled
        ? passwords.GetOrAdd(userName, _ => GeneratedPassword.Short())
        : throw new InvalidOperationException("There are no demo passwords outside the demonstration.");

    public bool Fits(string userName, string password) =>
        enabled && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(userName)), Encoding.UTF8.GetBytes(password));
}
