using VanQuan.Workflows.Domain.Simulation;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>
/// Where simulations are worked out: a few at a time, each within its bounds, the last results at hand. A result's key says
/// everything it depends on, so it cannot be stale. One for the process.
/// </summary>
public sealed class SimulationBench(SimulationLimits limits) : IDisposable
{
    private readonly SemaphoreSlim places = new(limits.AtOnce);
    private readonly LinkedList<(string Key, object Result)> kept = [];
    private readonly Lock gate = new();

    public SimulationLimits Limits => limits;

    /// <exception cref="SimulationRefusedException">It took too long.</exception>
    public async Task<T> GetAsync<T>(string key, int effects, Func<SimulationBounds, T> live, CancellationToken ct)
        where T : class
    {
        if (Find<T>(key) is { } known)
            return known;
        await places.WaitAsync(ct);
        try
        {
            // Somebody may have asked for the same and be done by now.
            if (Find<T>(key) is { } meanwhile)
                return meanwhile;
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            late.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
            var result = live(new SimulationBounds(effects, late.Token));
            Keep(key, result);
            return result;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SimulationRefusedException(SimulationRefusal.TooLong);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    /// <summary>A result that is at hand; null where it is not.</summary>
    public T? Find<T>(string key)
        where T : class
    {
        lock (gate)
        {
            for (var one = kept.First; one is not null; one = one.Next)
                if (one.Value.Key == key && one.Value.Result is T result)
                {
                    kept.Remove(one);
                    kept.AddFirst(one);
                    return result;
                }
            return null;
        }
    }

    private void Keep(string key, object result)
    {
        lock (gate)
        {
            kept.AddFirst((key, result));
            if (kept.Count > limits.Kept)
                kept.RemoveLast();
        }
    }
}
