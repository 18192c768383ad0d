using Elsa.Common;
using Elsa.Common.Multitenancy;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Elsa.Definitions;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa;

/// <summary>
/// Brings Elsa's store up to its schema and fills its registries, once per process and before the first command: its own background tasks
/// (a queue for bookmarks, restarts of what it takes for interrupted) are not run, because what moves an instance comes through the port.
/// </summary>
public sealed class ElsaStart(IServiceScopeFactory scopes, EffectSpool spool) : IDisposable
{
    private readonly SemaphoreSlim once = new(1, 1);
    private bool started;

    public async Task RunAsync(CancellationToken ct)
    {
        if (started)
            return;
        await once.WaitAsync(ct);
        try
        {
            if (started)
                return;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ITenantService>().ActivateTenantsAsync(ct);
            foreach (var task in scope.ServiceProvider.GetServices<IStartupTask>().OrderBy(task => task.GetType().Name.StartsWith("RunMigrations", StringComparison.Ordinal) ? 0 : 1))
                await task.ExecuteAsync(ct);
            await spool.PrepareAsync(ct);
            await scope.ServiceProvider.GetRequiredService<ElsaDefinitions>().MirrorAllAsync(ct);
            started = true;
        }
        finally
        {
            once.Release();
        }
    }

    public void Dispose() => once.Dispose();
}
