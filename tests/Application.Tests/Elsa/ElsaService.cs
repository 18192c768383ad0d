using Elsa.Workflows.Management;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Elsa.Turns;
using Xunit;

[assembly: AssemblyFixture(typeof(VanQuan.Workflows.Application_Tests.Elsa.ElsaService))]

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>The whole service with real Elsa behind it, each with a SQLite file of its own, and what Elsa asks of the world written down.</summary>
public sealed class ElsaService : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("elsa-").FullName;
    private readonly List<Effect> effects = [];

    public FakeTimeProvider Clock { get; } = new(ScenarioRun.Beginning);

    internal RunningService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await StartAsync(Clock, folder, effects);
        await Service.InAsync<ElsaStart, bool>(async start =>
        {
            await start.RunAsync(default);
            return true;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What was asked since, in order.</summary>
    public IReadOnlyList<Effect> Since(int before) => effects[before..];

    public int Asked => effects.Count;

    internal static Task<RunningService> StartAsync(TimeProvider clock, string folder, List<Effect>? effects = null) =>
        RunningService.StartAsync(clock, folder, services => services
            .AddElsaEngine(ElsaStorage.File(Path.Combine(folder, "elsa.db")))
            .AddSingleton<IWorkflowEngine>(provider => new Watched(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<EffectSpool>(), provider.GetRequiredService<ElsaStart>(), effects ?? []))
            // The one that is watched takes the other's place.
            .Remove(services.First(one => one.ServiceType == typeof(IWorkflowEngine) && one.ImplementationFactory?.Method.DeclaringType?.Assembly == typeof(ElsaSetup).Assembly)));

    /// <summary>Hands over what waits, both ways, and lives through what is due by then.</summary>
    public async Task AdvanceToAsync(DateTimeOffset moment)
    {
        await RingAsync();
        while (await Service.InAsync<NextDueMoment, DateTimeOffset?>(next => next.AfterAsync(Clock.GetUtcNow())) is { } due && due <= moment)
        {
            Clock.SetUtcNow(due);
            await RingAsync();
        }
        if (moment > Clock.GetUtcNow())
            Clock.SetUtcNow(moment);
        await RingAsync();
    }

    public Task<WorkflowState?> StateAsync(string instanceId) =>
        Service.InAsync<IWorkflowInstanceManager, WorkflowState?>(async instances => (await instances.FindByIdAsync(instanceId))?.WorkflowState);

    private Task<RingBell.Rung> RingAsync() => Service.InAsync<RingBell, RingBell.Rung>(bell => bell.RunAsync(default));

    private sealed class Watched(IServiceScopeFactory scopes, EffectSpool spool, ElsaStart start, List<Effect> effects) : ElsaEngine(scopes, spool, start)
    {
        protected override Task ConfirmAsync(StoredEffect effect, CancellationToken ct)
        {
            effects.Add(effect.Effect);
            return base.ConfirmAsync(effect, ct);
        }
    }
}
