using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VanQuan.Workflows.Domain.Audit;

/// <summary>
/// SHA-256 over fields, each written with its length before it, so that no two different sets of fields share their bytes.
/// Texts are UTF-8, numbers 8 bytes big-endian, an absent field has the length -1.
/// </summary>
internal sealed class LineHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public LineHash(string purpose) => Add(purpose);

    public LineHash Add(string? text) => Add(text is null ? null : Encoding.UTF8.GetBytes(text));

    public LineHash Add(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return Add(bytes);
    }

    public LineHash Add(byte[]? bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(bytes ?? []);
        return this;
    }

    public byte[] Finish() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();
}
