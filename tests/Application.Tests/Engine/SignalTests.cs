using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class SignalTests
{
    private const string PublishedThenAwaited = """
        {"definitionId":"published-then-awaited","name":"Published, then awaited","version":1,
         "root":{"id":"Flow","type":"Elsa.Flowchart",
          "activities":[
           {"id":"Tell","type":"Elsa.PublishEvent","eventName":{"typeName":"String","expression":{"type":"Literal","value":"noi-bo"} } },
           {"id":"Hear","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"noi-bo"} } }],
          "connections":[{"source":{"activity":"Tell","port":"Done"},"target":{"activity":"Hear","port":"In"} }]} }
        """;

    [Fact]
    public async Task An_event_is_heard_by_whoever_begins_to_wait_for_it_at_the_same_moment_live_as_in_a_simulation()
    {
        var imagined = new ScenarioRun(WorkflowDefinition.Parse(PublishedThenAwaited), [], Scenario.None, definitions => new Kernel(ConformancePack.Evaluator, definitions), deadline => deadline.Anchor).Play();
        await using var service = await RunningService.StartAsync(new FakeTimeProvider(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero)));

        await service.StartInstanceAsync(PublishedThenAwaited);

        Assert.Equal(InstanceSubStatus.Finished, imagined.Main!.SubStatus);
        Assert.Equal(imagined.Main.SubStatus, (await service.InstanceAsync()).SubStatus);
    }
}
