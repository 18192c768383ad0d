using System.Text.Json;
using Elsa.Workflows.Management;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using VanQuan.Workflows.Elsa;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>One scenario of the pack, lived through on real Elsa by way of the service: published, started, answered, waited for.</summary>
internal sealed class ElsaScenario(ElsaService elsa, string name)
{
    private static readonly JsonElement EmptyObject = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
    private readonly WorkflowDefinition definition = ConformancePack.Definition(name);
    private readonly Scenario scenario = ConformancePack.ScenarioOf(name);
    private readonly List<Phase> phases = [];
    private readonly int begin = elsa.Asked;
    private int operations;

    public async Task<Observed> PlayAsync()
    {
        var all = ConformancePack.Called(name).Append(definition).ToList();
        foreach (var one in all)
            await elsa.Service.InAsync<PublishDefinition, int>(publish => elsa.Service.RunAsync(scope => publish.RunAsync(scope, one.Write(), default, ElsaEngine.EngineName)));
        try
        {
            if (scenario.Start)
                await StartAsync();
            await SettleAsync("start", 0, null);
            for (var i = 0; i < scenario.Steps.Count; i++)
            {
                var before = Lines.Count;
                await SettleAsync($"{i + 1}:{scenario.Steps[i].Op}", before, await DoAsync(scenario.Steps[i]));
            }
            return await ObservedAsync();
        }
        finally
        {
            await ClearAsync([.. all.Select(one => one.DefinitionId)]);
        }
    }

    private List<string> Lines => [.. Effects.OfType<WriteText>().Select(text => text.Text)];

    private IReadOnlyList<Effect> Effects => elsa.Since(begin);

    private List<RequestedTask> Tasks => [.. Effects.Select(effect => effect switch
    {
        RequestTask request => new RequestedTask(request.TaskName, request.InstanceId, request.BookmarkId, request.Payload),
        OpenTask open => new RequestedTask(open.ActivityId, open.InstanceId, open.BookmarkId, null),
        OpenApproval open => new RequestedTask(open.ActivityId, open.InstanceId, open.BookmarkId, null),
        _ => null,
    }).OfType<RequestedTask>()];

    private Task<string> StartAsync() => elsa.Service.InAsync<StartWorkflow, string>(start => elsa.Service.RunAsync(async scope => (await start.RunAsync(scope, new NewInstance(
        new StartInstance(Operation(), $"main:{name}", scenario.CorrelationId, Trial.Input(definition, scenario), Trial.Anchors(scenario)), definition.DefinitionId), default)).Id));

    private async Task<string?> DoAsync(ScenarioStep step)
    {
        const string nothing = "nothing was waiting";
        switch (step.Op)
        {
            case "completeTask" or "overdue":
                if (Tasks.Where(task => task.Name == step.Task).ElementAtOrDefault(step.Index) is not { } task || !await WaitsAsync(task))
                    return nothing;
                await RaiseAsync(task.InstanceId, step.Op == "overdue" ? new PassDueDate(Operation(), task.BookmarkId) : new ResumeBookmark(Operation(), task.BookmarkId, step.Outcome, step.Result));
                return null;
            case "publishEvent":
                await elsa.Service.InAsync<SignalEffects, bool>(signals => elsa.Service.RunAsync(async scope =>
                {
                    await signals.PublishAsync(scope, new PublishSignal(Operation(), "", step.Name ?? "", step.Payload ?? EmptyObject, step.CorrelationId), default);
                    return true;
                }));
                return null;
            case "wait":
                await elsa.AdvanceToAsync(elsa.Clock.GetUtcNow().AddSeconds(step.Seconds));
                return null;
            case "cancel":
                if (await MainAsync() is not { IsRunning: true } main)
                    return nothing;
                await RaiseAsync(main.Id, new CancelInstance(Operation(), "cancelled by the scenario"));
                return null;
            default:
                throw new JsonException($"a scenario has no step '{step.Op}'");
        }
    }

    private async Task<bool> WaitsAsync(RequestedTask task) => (await elsa.StateAsync(task.InstanceId))?.Bookmarks.Any(bookmark => bookmark.Id == task.BookmarkId) == true;

    /// <summary>As the pack counts them: what is left in Elsa's store.</summary>
    private Task<int> BookmarksAsync(string instanceId) => elsa.Service.InAsync<IBookmarkStore, int>(async store =>
        (await store.FindManyAsync(new BookmarkFilter { WorkflowInstanceId = instanceId })).Count());

    private async Task SettleAsync(string step, int before, string? error)
    {
        await elsa.AdvanceToAsync(elsa.Clock.GetUtcNow().AddMilliseconds(scenario.SettleMs));
        var main = await MainAsync();
        phases.Add(new(step, Lines[before..], main?.Status, main?.SubStatus, main is null ? 0 : await BookmarksAsync(main.Id), error));
    }

    private async Task<Observed> ObservedAsync()
    {
        var main = (await MainAsync())!;
        var state = (await elsa.StateAsync(main.Id))!;
        var variables = (await elsa.Service.InAsync<IWorkflowInstanceVariableManager, List<(string Name, object? Value)>>(async manager =>
            [.. (await manager.GetVariablesAsync(main.Id)).Select(variable => (variable.Variable.Name, variable.Value))])).ToLookup(one => one.Name, one => JsonSerializer.SerializeToElement(one.Value));
        var rows = await elsa.Service.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => row.Status == InstanceStatus.Running || row.Status == InstanceStatus.Finished).ToListAsync());
        var mine = Effects.Select(effect => effect.InstanceId).Append(main.Id).ToHashSet();
        return new(Lines, main.Status, main.SubStatus, await BookmarksAsync(main.Id), variable => variables[variable].First(), JsonSerializer.SerializeToElement(state.Output),
            state.CorrelationId, state.Name, [.. Effects.OfType<OpenIncident>().Select(incident => (incident.ActivityId, incident.Message))], Tasks,
            [.. rows.Where(row => mine.Contains(row.Id)).Select(row => $"{row.DefinitionId} {row.Status}/{row.SubStatus}")], phases);
    }

    private Task<WorkflowInstanceRow?> MainAsync() => elsa.Service.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => row.DefinitionId == definition.DefinitionId).OrderBy(row => row.StartedAt).FirstOrDefaultAsync());

    private Task<bool> RaiseAsync(string instanceId, EngineEvent happened) => elsa.Service.RunAsync(scope =>
    {
        scope.Raise(instanceId, happened);
        return Task.FromResult(true);
    });

    /// <summary>What is left open is ended, and nothing later starts these definitions again.</summary>
    private async Task ClearAsync(IReadOnlyList<string> ids)
    {
        foreach (var id in await elsa.Service.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(row => row.Status == InstanceStatus.Running).Select(row => row.Id).ToListAsync()))
            await RaiseAsync(id, new CancelInstance(Operation(), "the scenario is over"));
        await elsa.AdvanceToAsync(elsa.Clock.GetUtcNow());
        await elsa.Service.ReadAsync(db => db.Set<DefinitionRow>().Where(row => ids.Contains(row.DefinitionId)).ExecuteDeleteAsync());
        await elsa.Service.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(row => ids.Contains(row.DefinitionId)).ExecuteDeleteAsync());
        await elsa.Service.ReadAsync(db => db.Set<TimerRow>().ExecuteDeleteAsync());
    }

    private string Operation() => $"{name}:op{++operations}";
}
