using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>
/// A ClamAV daemon as a script: it takes one INSTREAM after another on loopback, answers what the script says next, and keeps
/// what it was sent. An empty answer hangs up; null stays silent until the other side gives up.
/// </summary>
internal sealed class ScriptedClamd : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    public ScriptedClamd(params IReadOnlyList<string?> answers)
    {
        listener.Start();
        serving = ServeAsync(answers);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<byte[]> Received { get; } = [];

    /// <summary>What broke the script off, if anything did.</summary>
    public string? EndedBy { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stopping.CancelAsync();
        listener.Stop();
        await serving;
        stopping.Dispose();
    }

    private async Task ServeAsync(IReadOnlyList<string?> answers)
    {
        try
        {
            foreach (var answer in answers)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await using var stream = client.GetStream();
                Received.Add(await ContentAsync(stream, stopping.Token));
                if (answer is null)
                    await stream.ReadExactlyAsync(new byte[1], stopping.Token);
                else
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stopping.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException)
        {
            // The test is over, or the other side hung up.
            EndedBy = ended.Message;
        }
    }

    private static async Task<byte[]> ContentAsync(NetworkStream stream, CancellationToken ct)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, ct);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
            throw new IOException("Not what a daemon is asked.");
        var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, ct);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is > 0 and var bytes)
            {
                var chunk = new byte[bytes];
                await stream.ReadExactlyAsync(chunk, ct);
                content.Write(chunk);
            }
            else
                return content.ToArray();
        }
    }
}
