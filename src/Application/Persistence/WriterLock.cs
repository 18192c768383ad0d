namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// SQLite has one writer. Writers of this process queue here, in order, which is faster and fairer than letting them collide;
/// other processes are kept out by BEGIN IMMEDIATE and the busy timeout.
/// </summary>
public sealed class WriterLock : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async ValueTask<Turn> EnterAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        return new Turn(gate);
    }

    public void Dispose() => gate.Dispose();

    /// <summary>One writer's turn; ends when disposed.</summary>
    public readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
