using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Elsa.Turns;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>Every shipped procedure asks for the same on both engines: tasks with their texts, people and deadlines, waits, mails, indicators.</summary>
public sealed class ShippedOnBothTests : IAsyncLifetime
{
    private readonly AnyClock clock = new();
    private readonly string folder = Directory.CreateTempSubdirectory("both-").FullName;
    private RunningService service = null!;

    public async ValueTask InitializeAsync() => service = await ElsaService.StartAsync(clock, folder);

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string> Names => ShippedDefinitionTests.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Asks_for_the_same_whatever_people_choose(string name)
    {
        var json = File.ReadAllText(Path.Combine(ShippedDefinitionTests.Folder, name));
        var version = await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, json, default, ElsaEngine.EngineName)));
        var definition = await service.ReadAsync(db => Task.FromResult(WorkflowDefinition.Parse(db.Set<DefinitionRow>().Single(row => row.DefinitionId == WorkflowDefinition.Parse(json, null).DefinitionId && row.Version == version).Json)));
        var open = await service.InAsync<IServiceProvider, OpenElsa>(provider => Task.FromResult(ActivatorUtilities.CreateInstance<OpenElsa>(provider)));
        for (var history = 0; history < 4; history++)
        {
            var id = $"{name}:{history}";
            var start = new StartInstance("start", id, null, Trial.Input(definition, Scenario.None), Trial.Anchors(Scenario.None));
            var onKernel = new LivedOut(new OnKernel(definition), definition, history);
            var expected = await onKernel.TellAsync(start, steps: 120);
            var onElsa = new LivedOut(new OnElsa(open, clock, definition, id), definition, history);
            var actual = await onElsa.TellAsync(start, steps: 120);
            Assert.True(onKernel.Finished);
            Assert.True(expected.Count(IsIncident) == actual.Count(IsIncident), string.Join("\n", actual.Where(IsIncident)));
            Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
        }
    }

    [Fact]
    public async Task A_task_that_is_asked_for_in_the_moment_the_run_ends_is_closed_again_on_both()
    {
        const string Ended = """
            {"definitionId":"ended-at-once","name":"Ended at once","version":1,
             "root":{"id":"Flow","type":"Elsa.Flowchart",
              "activities":[
               {"id":"Begin","type":"Elsa.Start"},
               {"id":"Work","type":"VanQuan.UserTask","title":{"typeName":"String","expression":{"type":"Literal","value":"Việc"} },"assignee":{"typeName":"String","expression":{"type":"Literal","value":"unit:TNMT"} } },
               {"id":"Wait","type":"VanQuan.WaitUntil","deadline":{"typeName":"Object","expression":{"type":"Object","value":"{\"anchor\":\"Activated\",\"amount\":2,\"unit\":\"Days\"}"} } },
               {"id":"Stop","type":"Elsa.Finish"}],
              "connections":[
               {"source":{"activity":"Begin","port":"Done"},"target":{"activity":"Work","port":"In"} },
               {"source":{"activity":"Begin","port":"Done"},"target":{"activity":"Wait","port":"In"} },
               {"source":{"activity":"Begin","port":"Done"},"target":{"activity":"Stop","port":"In"} }]} }
            """;
        await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, Ended, default, ElsaEngine.EngineName)));
        var definition = WorkflowDefinition.Parse(Ended);
        var open = await service.InAsync<IServiceProvider, OpenElsa>(provider => Task.FromResult(ActivatorUtilities.CreateInstance<OpenElsa>(provider)));
        var start = new StartInstance("start", "ended", null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>());

        var expected = await new LivedOut(new OnKernel(definition), definition, 0).TellAsync(start, steps: 5);
        var actual = await new LivedOut(new OnElsa(open, clock, definition, "ended"), definition, 0).TellAsync(start, steps: 5);

        Assert.Contains(expected, told => told.Contains("CloseTask", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
    }

    private static bool IsIncident(string told) => told.Contains("\"OpenIncident\"", StringComparison.Ordinal);
}
