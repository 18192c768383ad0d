using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace VanQuan.Workflows.Application.Tasks.Evidence.Scanning;

/// <summary>
/// ClamAV's daemon over TCP, by its INSTREAM command: the content in chunks, each after its length, an empty one at the end;
/// then one line of answer. Whatever is no clear answer (nobody listens, a broken connection, a size limit, silence) counts as
/// unreachable: it says nothing about the file.
/// </summary>
public sealed class ClamAvScanner(ScanSettings settings) : IEvidenceScanner
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestAnswer = 1024;

    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Timeout);
        try
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(settings.Host!, settings.Port, patience.Token);
            await using var stream = client.GetStream();
            var answer = ReadAsync(stream, patience.Token);
            var brokenOff = "The connection ended without an answer.";
            try
            {
                await SendAsync(stream, content, patience.Token);
            }
            catch (IOException failed)
            {
                // The daemon may answer and hang up before the end, over a size limit for one: what it said counts.
                brokenOff = failed.Message;
            }
            return Understand(await answer, brokenOff);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ScanVerdict.Unreachable($"No answer within {settings.Timeout.TotalSeconds:0.#} s.");
        }
        catch (Exception failed) when (failed is SocketException or IOException)
        {
            return new ScanVerdict.Unreachable(failed.Message);
        }
    }

    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var length = new byte[4];
        for (var sent = 0; sent < content.Length; sent += ChunkBytes)
        {
            var chunk = content.Slice(sent, Math.Min(ChunkBytes, content.Length - sent));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(chunk, ct);
        }
        await stream.WriteAsync(new byte[4], ct);
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken ct)
    {
        var buffer = new byte[LongestAnswer];
        var read = 0;
        while (read < buffer.Length && await stream.ReadAsync(buffer.AsMemory(read), ct) is > 0 and var more)
        {
            read += more;
            if (buffer[read - 1] == 0)
                break;
        }
        return Encoding.UTF8.GetString(buffer, 0, read).TrimEnd('\0', '\n', '\r', ' ');
    }

    /// <summary><c>stream: OK</c>, <c>stream: Eicar-Signature FOUND</c>; anything else ends in ERROR or is broken off.</summary>
    private static ScanVerdict Understand(string answer, string brokenOff)
    {
        const string Found = " FOUND";
        if (answer == "stream: OK")
            return new ScanVerdict.Clean();
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal))
            return new ScanVerdict.Infected(answer["stream: ".Length..^Found.Length]);
        return new ScanVerdict.Unreachable(answer.Length == 0 ? brokenOff : answer);
    }
}
