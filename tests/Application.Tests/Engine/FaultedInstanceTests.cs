using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class FaultedInstanceTests
{
    private static Chart Nested(bool continues)
    {
        var inner = new JsonObject
        {
            ["activities"] = new JsonArray(Node("Try", "Elsa.WriteLine", ("text", Js("if (getBroken()) throw new Error('hỏng'); 'ok'"))), Node("Inside", "Elsa.WriteLine", ("text", "inside"))),
            ["connections"] = new JsonArray(new JsonObject { ["source"] = new JsonObject { ["activity"] = "Try", ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = "Inside", ["port"] = "In" } }),
        };
        var chart = new Chart().Variable("Broken", "Boolean", "true").Add("Split", "Elsa.Start").Add("Hear", "Elsa.Event", ("eventName", "go"))
            .Add("Mend", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "vBroken", ["name"] = "Broken", ["typeName"] = "Boolean" }), ("value", false))
            .Add("Part", "Elsa.Flowchart").Line("Join")
            .Flow("Split.Done>Part", "Split.Done>Hear", "Hear.Done>Mend", "Mend.Done>Join", "Part.Done>Join");
        foreach (var (name, value) in inner.ToList())
            chart.With("Part", name, value!.DeepClone());
        return continues ? chart.ContinuesWithIncidents() : chart;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_signal_that_comes_while_a_nested_flowchart_stands_at_an_incident_is_not_lost(bool continues)
    {
        var instance = new Living(Nested(continues).Build());
        var incident = Assert.Single(instance.State.Incidents);
        Assert.True(instance.Raise(new DeliverSignal("s1", "go", default, null)));
        Assert.True(instance.Raise(new RetryIncident("r1", incident.Id)));
        if (instance.State.Incidents is [{ } still])
            instance.Raise(new RetryIncident("r2", still.Id));
        Assert.Equal(["inside", "Join"], instance.Lines.Where(line => line != "ok"));
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
        Assert.Equal(InstanceSubStatus.Finished, instance.All<FinishInstance>().Last().SubStatus);
    }

    [Fact]
    public async Task A_fault_beside_an_open_task_leaves_the_task_to_be_done_and_the_instance_ends_when_both_are()
    {
        var json = JsonNode.Parse(Procedures.Flow("beside", new JsonObject { ["id"] = "Split", ["type"] = "Elsa.Start" }, Procedures.UserTask("Work")))!;
        json["root"]!["activities"]!.AsArray().Add(Procedures.Script("Bad", "throw new Error('hỏng')"));
        var way = json["root"]!["connections"]![0]!.DeepClone();
        way["target"]!["activity"] = "Bad";
        json["root"]!["connections"]!.AsArray().Add(way);
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(json.ToJsonString());
        Assert.Equal(InstanceSubStatus.Faulted, (await service.InstanceAsync()).SubStatus);

        Assert.True((await service.SubmitAsync(await service.OpenTaskAsync(), "officer")).IsDone);
        var incident = await service.ReadAsync(db => db.Set<IncidentRow>().AsNoTracking().SingleAsync());
        await service.InAsync<Application.Engine.Incidents.SkipIncident, IncidentEnd>(skip => skip.RunAsync(new("i1", incident.Id, "skip", "Done", "làm tay"), new Actor("admin", "admin"), default));

        Assert.Equal(InstanceSubStatus.Finished, (await service.InstanceAsync()).SubStatus);
        Assert.Equal(TaskState.Completed, (await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().SingleAsync())).State);
        Assert.Contains("InstanceFinished", await service.ReadAsync(db => db.Set<AuditLine>().OrderBy(line => line.Sequence).Select(line => line.Verb).ToListAsync()));
    }
}
