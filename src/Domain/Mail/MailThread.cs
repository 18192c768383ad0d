using System.Security.Cryptography;
using System.Text;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// The imagined first mail of a thread: every mail with the same key refers to it, so they hang together in the reader's
/// program in whatever order they arrive. A digest, because keys are ours and not made for headers.
/// </summary>
public static class MailThread
{
    public static string RootOf(string threadKey) =>
        "thread." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(threadKey)))[..32];
}
