using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class SignalTests
{
    [Fact]
    public async Task An_event_published_at_the_moment_a_branch_begins_to_wait_for_it_is_heard()
    {
        await using var service = await RunningService.StartAsync(new FakeTimeProvider(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero)));

        await service.StartInstanceAsync(File.ReadAllText(Path.Combine(ConformancePack.Folder, "hand/publish-then-wait-same-flow.json")));

        Assert.Equal(InstanceSubStatus.Finished, (await service.InstanceAsync()).SubStatus);
    }
}
