using System.Security.Cryptography;
using System.Text;
using VanQuan.Workflows.Application.Engine.Definitions;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// A short mark of what a preview rests on: the plan's revision, and of each procedure the version published last and whether it is in
/// force. A page carries it back, and taking in compares it: nobody agrees to one thing and gets another.
/// </summary>
internal static class SeenMark
{
    public static int Of(int revision, IEnumerable<(string Id, LastVersion? Last)> procedures)
    {
        var text = new StringBuilder().Append(revision);
        foreach (var (id, last) in procedures.OrderBy(one => one.Id, StringComparer.Ordinal))
            text.Append('\n').Append(id).Append('\t').Append(last?.Version).Append(last is { IsRetired: true } ? "\tretired" : "");
        return BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
