using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

public sealed class FirstTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_chain_of_two_tasks_runs()
    {
        var folder = Directory.CreateTempSubdirectory("elsa-").FullName;
        await using var service = await RunningService.StartAsync(clock, folder, services => services.AddElsaEngine(ElsaStorage.File(Path.Combine(folder, "elsa.db"))));
        await service.StartInstanceAsync(Procedures.Chain(2), engine: ElsaEngine.EngineName);
        await service.InAsync<ExchangeWithEngines, int>(exchange => exchange.RunAsync(default));
        var first = await service.OpenTaskAsync();
        Assert.True((await service.SubmitAsync(first, "officer")).IsDone);
        await service.InAsync<ExchangeWithEngines, int>(exchange => exchange.RunAsync(default));
        var second = await service.OpenTaskAsync();
        Assert.NotEqual(first.Id, second.Id);
        Assert.True((await service.SubmitAsync(second, "officer")).IsDone);
        await service.InAsync<ExchangeWithEngines, int>(exchange => exchange.RunAsync(default));
        Assert.Equal(InstanceSubStatus.Finished, (await service.InstanceAsync()).SubStatus);
    }
}
