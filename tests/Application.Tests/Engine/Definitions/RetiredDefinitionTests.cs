using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Definitions.DefinitionHouse;

namespace VanQuan.Workflows.Application_Tests.Engine.Definitions;

/// <summary>A retired procedure starts nothing new; what runs goes on.</summary>
public sealed class RetiredDefinitionTests
{
    [Fact]
    public async Task Nothing_new_starts_what_runs_goes_on_and_publishing_puts_it_back()
    {
        await using var house = await BuildAsync();
        await house.Service.StartInstanceAsync(Procedures.Chain(2));

        await RetireAsync(house, "chain");

        var refused = await Assert.ThrowsAsync<DefinitionRetiredException>(() => StartAsync(house, "chain", "i2"));
        Assert.Contains("ngừng áp dụng", refused.Message, StringComparison.Ordinal);
        Assert.True((await house.Service.SubmitAsync(await house.Service.OpenTaskAsync(), "officer")).IsDone);
        Assert.True((await house.Service.SubmitAsync(await house.Service.OpenTaskAsync(), "officer")).IsDone);
        Assert.False((await house.Service.InstanceAsync()).IsRunning);

        Assert.Equal(1, await house.ImportAsync(Procedures.Chain(2)));
        await StartAsync(house, "chain", "i2");
        Assert.Equal(["DefinitionPublished", "DefinitionRetired", "DefinitionPutBackInForce"], await house.VerbsAsync("chain"));
    }

    [Fact]
    public async Task A_changed_version_published_later_is_in_force_and_the_old_one_keeps_its_reason()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1));
        await RetireAsync(house, "chain");

        Assert.Equal(2, await house.ImportAsync(Procedures.Chain(2)));

        await StartAsync(house, "chain", "i1");
        var versions = await house.VersionsAsync("chain");
        Assert.Equal(("thay bằng quy trình mới", null), (versions[0].RetiredReason, versions[1].RetiredReason));
    }

    [Fact]
    public async Task A_procedure_that_calls_a_retired_one_stops_at_an_incident_that_says_so()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1, "called"));
        await RetireAsync(house, "called");

        await house.Service.StartInstanceAsync(new Chart().Add("Call", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "called"), ("waitForCompletion", true)).Build("caller").Write());

        var incident = await house.Service.ReadAsync(db => db.Set<IncidentRow>().SingleAsync());
        Assert.Contains("ngừng áp dụng", incident.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_event_starts_no_retired_procedure()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(new Chart().Add("On", "Elsa.Event", ("eventName", "go")).With("On", "canStartWorkflow", true).Add("W", "VanQuan.WaitUntil", ("deadline", Chart.Json("""{"anchor":"Activated","amount":5,"unit":"Days","roll":"None"}"""))).Flow("On.Done>W").Build("listener").Write());
        var raise = new Chart().Add("Say", "Elsa.PublishEvent", ("eventName", "go")).Build("speaker").Write();
        await house.Service.StartInstanceAsync(raise, "s1");
        await RetireAsync(house, "listener");
        await house.Service.StartInstanceAsync(raise, "s2");

        Assert.Equal(1, await house.Service.ReadAsync(db => db.Set<WorkflowInstanceRow>().CountAsync(row => row.DefinitionId == "listener")));
    }

    [Fact]
    public async Task Retiring_asks_for_a_reason_and_for_somebody_who_may()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1));

        Assert.Equal(DefinitionRefusal.Forbidden, (await RefusedAsync(house, "vì", Officer)).Refusal);
        Assert.Equal(DefinitionRefusal.Invalid, (await RefusedAsync(house, "  ", Lan)).Refusal);
        await RetireAsync(house, "chain");
        Assert.Equal(DefinitionRefusal.Conflict, (await RefusedAsync(house, "vì", Admin)).Refusal);
    }

    private static Task<DefinitionProblemException> RefusedAsync(DefinitionHouse house, string reason, Actor by) =>
        Assert.ThrowsAsync<DefinitionProblemException>(() => house.UseAsync<RetireDefinition, int>(retire => retire.RunAsync(new("chain", reason, house.Operation()), by, default)));

    private static Task<int> RetireAsync(DefinitionHouse house, string id) =>
        house.UseAsync<RetireDefinition, int>(retire => retire.RunAsync(new(id, "thay bằng quy trình mới", house.Operation()), Lan, default));

    private static Task<string> StartAsync(DefinitionHouse house, string definition, string id) => house.UseAsync<StartWorkflow, string>(start => house.Service.RunAsync(async scope =>
        (await start.RunAsync(scope, new NewInstance(new StartInstance("start:" + id, id, null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>()), definition), default)).Id));
}
