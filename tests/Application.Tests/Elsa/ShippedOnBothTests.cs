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

    private static bool IsIncident(string told) => told.Contains("\"OpenIncident\"", StringComparison.Ordinal);
}
