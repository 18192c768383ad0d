using System.Data.Common;
using Elsa.Extensions;
using Elsa.Mediator.Contracts;
using Elsa.Workflows.Runtime.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Elsa.Turns;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>Elsa's bookmarks and our tasks are two stores. The service may die at each place between them, and nothing is lost or done twice.</summary>
public sealed class ElsaSeamTests
{
    private static readonly DateTimeOffset Begin = new(2022, 3, 1, 1, 0, 0, TimeSpan.Zero);

    public enum Place
    {
        /// <summary>Elsa's state is durable, and what it asks has not been put aside.</summary>
        BeforeSpool,

        /// <summary>Elsa has taken the command, and nobody has marked it as delivered.</summary>
        BeforeDelivered,

        /// <summary>What it asks has been applied here, and Elsa's side has not heard of it.</summary>
        BeforeConfirmed,

        /// <summary>All of them, one after the other.</summary>
        Everywhere,
    }

    [Theory]
    [InlineData(Place.BeforeSpool)]
    [InlineData(Place.BeforeDelivered)]
    [InlineData(Place.BeforeConfirmed)]
    [InlineData(Place.Everywhere)]
    public async Task A_task_is_opened_once_and_a_bookmark_resumed_once_wherever_the_service_dies(Place place)
    {
        var folder = Directory.CreateTempSubdirectory("seam-").FullName;
        var (clock, deaths) = (new FakeTimeProvider(Begin), new Deaths());
        await using (var service = await StartAsync(clock, folder, deaths))
            await service.StartInstanceAsync(Procedures.Chain(3), engine: ElsaEngine.EngineName);
        for (var step = 1; step <= 4; step++)
        {
            deaths.Arm(place);
            // Each life of the service ends where it dies; the next one takes over what it finds in the two stores.
            var quiet = false;
            while (!quiet)
            {
                await using var life = await StartAsync(clock, folder, deaths);
                quiet = await ExchangeAsync(life);
            }
            await using var service = await StartAsync(clock, folder, deaths);
            if (step < 4)
                Assert.True((await service.SubmitAsync(await service.OpenTaskAsync(), "officer")).IsDone);
        }

        await using var end = await StartAsync(clock, folder, deaths);
        Assert.Equal(4 * (place == Place.Everywhere ? 3 : 1), deaths.Died);
        Assert.Equal(InstanceSubStatus.Finished, (await end.InstanceAsync()).SubStatus);
        Assert.Equal(3, await end.ReadAsync(db => db.Set<UserTask>().CountAsync()));
        Assert.Equal(3, await end.ReadAsync(db => db.Set<UserTask>().CountAsync(task => task.State == TaskState.Completed)));
        Assert.Equal(1, await end.ReadAsync(db => db.Set<AuditLine>().CountAsync(line => line.Verb == "InstanceFinished")));
        Assert.Equal(0, await end.ReadAsync(db => db.Set<EngineOutboxRow>().CountAsync(row => row.DeliveredAt == null)));
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("retry")]
    [InlineData("skip")]
    public async Task What_Elsa_cannot_do_is_refused_in_words_and_nothing_is_kept(string what)
    {
        var folder = Directory.CreateTempSubdirectory("seam-").FullName;
        await using var service = await StartAsync(new FakeTimeProvider(Begin), folder, new Deaths());
        await service.StartInstanceAsync(Procedures.Chain(2), engine: ElsaEngine.EngineName);
        EngineEvent asked = what switch
        {
            "migrate" => new MigrateInstance("op", 2, [], InstancePast.Unknown),
            "retry" => new RetryIncident("op", "x"),
            _ => new SkipIncident("op", "x", "Done"),
        };

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => service.RunAsync(scope =>
        {
            scope.Raise("i1", asked);
            return Task.FromResult(true);
        }));

        Assert.StartsWith("Bộ máy Elsa không", refused.Words, StringComparison.Ordinal);
        Assert.Contains("/ Elsa cannot", refused.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<EngineOutboxRow>().CountAsync()));
    }

    [Fact]
    public async Task An_instance_of_an_engine_this_build_does_not_have_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("seam-").FullName;
        await using (var service = await StartAsync(new FakeTimeProvider(Begin), folder, new Deaths()))
            await service.StartInstanceAsync(Procedures.Chain(2), engine: ElsaEngine.EngineName);
        await using var without = await RunningService.StartAsync(new FakeTimeProvider(Begin), folder);

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => without.RunAsync(scope =>
        {
            scope.Raise("i1", new CancelInstance("op", "no longer needed"));
            return Task.FromResult(true);
        }));

        Assert.Contains("This build does not have that engine", refused.Words, StringComparison.Ordinal);
    }

    private static Task<RunningService> StartAsync(TimeProvider clock, string folder, Deaths deaths)
    {
        var storage = ElsaStorage.File(Path.Combine(folder, "elsa.db"));
        return RunningService.StartAsync(clock, folder, services => services
            .AddElsaEngine(storage)
            .AddSingleton(deaths)
            .AddNotificationHandler<Watch>()
            .AddSingleton(new EffectSpool(() => deaths.At(Place.BeforeSpool, storage)))
            .AddSingleton<IWorkflowEngine>(provider => new Mortal(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<EffectSpool>(), provider.GetRequiredService<ElsaStart>(), deaths))
            .Remove(services.First(one => one.ServiceType == typeof(IWorkflowEngine) && one.ImplementationFactory?.Method.DeclaringType?.Assembly == typeof(ElsaSetup).Assembly)));
    }

    private static async Task<bool> ExchangeAsync(RunningService service)
    {
        try
        {
            await service.InAsync<ExchangeWithEngines, int>(exchange => exchange.RunAsync(default));
            return true;
        }
        catch (DiedException)
        {
            return false;
        }
    }

    private sealed class DiedException : Exception;

    /// <summary>Where the service is to die next.</summary>
    internal sealed class Deaths
    {
        private readonly HashSet<Place> armed = [];

        /// <summary>Elsa's state has been written in this turn: from here on there is something between it and the spool.</summary>
        public bool Committed { get; set; }

        public int Died { get; private set; }

        public void Arm(Place place) => armed.UnionWith(place == Place.Everywhere ? [Place.BeforeSpool, Place.BeforeDelivered, Place.BeforeConfirmed] : [place]);

        public void At(Place place)
        {
            if (!armed.Remove(place))
                return;
            Died++;
            throw new DiedException();
        }

        public DbConnection At(Place place, ElsaStorage storage)
        {
            if (Committed)
                At(place);
            return storage.Connect();
        }
    }

    internal sealed class Watch(Deaths deaths) : INotificationHandler<WorkflowStateCommitted>
    {
        public Task HandleAsync(WorkflowStateCommitted notification, CancellationToken cancellationToken)
        {
            deaths.Committed = true;
            return Task.CompletedTask;
        }
    }

    private sealed class Mortal(IServiceScopeFactory scopes, EffectSpool spool, ElsaStart start, Deaths deaths) : ElsaEngine(scopes, spool, start)
    {
        protected override async Task TakeAsync(StoredCommand command, CancellationToken ct)
        {
            deaths.Committed = false;
            try
            {
                await base.TakeAsync(command, ct);
            }
            finally
            {
                deaths.Committed = false;
            }
            deaths.At(Place.BeforeDelivered);
        }

        protected override Task ConfirmAsync(StoredEffect effect, CancellationToken ct)
        {
            deaths.At(Place.BeforeConfirmed);
            return base.ConfirmAsync(effect, ct);
        }
    }
}
