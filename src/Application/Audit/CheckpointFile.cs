using System.Security.Cryptography;
using System.Text.Json;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>
/// Checkpoints outside the service, to be kept by somebody else: JSON lines, the public key first, then one checkpoint a
/// line. Together with a copy of the database it proves, anywhere, what the chains held when each was signed.
/// </summary>
public static class CheckpointFile
{
    private sealed record Head(string KeyId, string PublicKey);

    private sealed record Line(
        int Number, DateTimeOffset At, long ThroughLine, byte[] PreviousDigest, List<ChainHead> Heads, string KeyId, byte[] Signature);

    public static async Task WriteAsync(TextWriter writer, ECDsa key, IAsyncEnumerable<Checkpoint> checkpoints, CancellationToken ct = default)
    {
        await writer.WriteLineAsync(Text(new Head(Checkpoint.KeyIdOf(key), key.ExportSubjectPublicKeyInfoPem())));
        await foreach (var checkpoint in checkpoints.WithCancellation(ct))
            await writer.WriteLineAsync(Text(new Line(
                checkpoint.Number, checkpoint.At, checkpoint.ThroughLine, checkpoint.PreviousDigest, [.. checkpoint.Heads], checkpoint.KeyId, checkpoint.Signature)));
    }

    /// <summary>Reads an export; the caller disposes the key and decides whether to trust it.</summary>
    /// <exception cref="InvalidDataException">Not an export; the message names the line.</exception>
    public static (ECDsa Key, IReadOnlyList<Checkpoint> Checkpoints) Read(TextReader reader)
    {
        var number = 1;
        try
        {
            var head = JsonSerializer.Deserialize<Head>(reader.ReadLine() ?? "", CanonicalJson.Options)!;
            var key = ECDsa.Create();
            key.ImportFromPem(head.PublicKey);
            var checkpoints = new List<Checkpoint>();
            while (reader.ReadLine() is { } text)
            {
                number++;
                var line = JsonSerializer.Deserialize<Line>(text, CanonicalJson.Options)!;
                checkpoints.Add(Checkpoint.Restore(line.Number, line.At, line.ThroughLine, line.Heads, line.PreviousDigest, line.KeyId, line.Signature));
            }
            return (key, checkpoints);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or CryptographicException or NullReferenceException)
        {
            throw new InvalidDataException($"line {number}: this is no export of checkpoints ({error.Message})", error);
        }
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, CanonicalJson.Options);
}
