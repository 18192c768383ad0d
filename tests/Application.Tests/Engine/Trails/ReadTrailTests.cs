using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine.Trails;

/// <summary>The way an instance has come: every step with its moment, while it runs and after its end, and what it called.</summary>
public sealed class ReadTrailTests
{
    private static readonly DateTimeOffset Start = new(2022, 3, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly Actor Admin = new("admin", "admin");
    private readonly DemoClock clock = new(Start);

    [Fact]
    public async Task Automatic_steps_have_their_moments_also_once_the_run_has_ended()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("auto", Step("Begin", "Elsa.Start"), Procedures.UserTask("T1"), Procedures.Script("Count", "1"), Procedures.Wait("Rest", 5), Step("End", "Elsa.End")));
        await MoveAsync(service, Start.AddDays(1));
        await service.SubmitAsync(await service.OpenTaskAsync(), "officer");
        var during = (await TrailAsync(service)).Path;
        var submitted = clock.GetUtcNow();
        await MoveAsync(service, Start.AddDays(10));

        var after = await TrailAsync(service);

        Assert.Equal(InstanceSubStatus.Finished, after.Instance.SubStatus);
        Assert.Equal(["Begin", "T1", "Count"], during.Select(step => step.ActivityId));
        Assert.Equal(["Begin", "T1", "Count", "Rest", "End"], after.Path.Select(step => step.ActivityId));
        var ended = after.Instance.FinishedAt!.Value;
        Assert.True(ended > submitted);
        Assert.Equal([Start, submitted, submitted, ended, ended], after.Path.Select(step => step.At!.Value));
        Assert.Equal([null, "officer", null, null, null], after.Path.Select(step => step.By));
    }

    [Fact]
    public async Task What_follows_a_submission_within_the_same_second_stands_behind_it()
    {
        var real = new FakeTimeProvider(Start.AddSeconds(0.3));
        await using var service = await RunningService.StartAsync(real);
        await service.StartInstanceAsync(Procedures.Flow("auto", Step("Begin", "Elsa.Start"), Procedures.UserTask("T1"), Procedures.Script("Count", "1"), Step("End", "Elsa.End")));
        real.Advance(TimeSpan.FromTicks(6_000_001));
        await service.SubmitAsync(await service.OpenTaskAsync(), "officer");

        var path = (await TrailAsync(service)).Path;

        Assert.Equal(["Begin", "T1", "Count", "End"], path.Select(step => step.ActivityId));
        Assert.Equal([Start.AddSeconds(0.3), real.GetUtcNow(), real.GetUtcNow(), real.GetUtcNow()], path.Select(step => step.At!.Value));
    }

    [Fact]
    public void Moments_of_an_earlier_release_are_whole_seconds() =>
        Assert.Equal((Start.AddDays(1), new PassedStep("Join", "Yes")), Assert.Single(PassedSteps.Read("""[[86400,["Join","Yes"]]]""", Start)));

    [Fact]
    public async Task What_ran_before_the_row_told_it_is_still_shown_from_elsewhere_and_nothing_twice()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("auto", Procedures.Wait("First", 2), Procedures.Script("Count", "1"), Procedures.Wait("Second", 2), Procedures.UserTask("T1")));
        await MoveAsync(service, Start.AddDays(4));
        await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.Passed, (string?)null)));
        await MoveAsync(service, Start.AddDays(8));

        var path = (await TrailAsync(service)).Path;

        Assert.Equal(["First", "Second", "Count"], path.Select(step => step.ActivityId));
        Assert.Equal([false, false, true], path.Select(step => step.At is null));
    }

    [Fact]
    public async Task A_called_procedure_is_linked_with_the_step_that_called_it_and_back()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, Procedures.Chain(1, "inner"), default)));
        foreach (var type in new[] { "Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow" })
        {
            var call = Step("Call", type);
            (call["workflowDefinitionId"], call["waitForCompletion"]) = (Input("String", "inner"), Input("Boolean", true));
            await service.StartInstanceAsync(Procedures.Flow("outer-" + type, call, Procedures.Script("Count", "1")), type);

            var called = Assert.Single((await TrailAsync(service, type)).Called);

            Assert.Equal(("Call", "inner", InstanceSubStatus.Suspended), (called.ActivityId, called.Name, called.SubStatus));
            Assert.Equal((type, "Call"), ((await TrailAsync(service, called.InstanceId)).Caller?.InstanceId, (await TrailAsync(service, called.InstanceId)).Caller?.ActivityId));
            await service.SubmitAsync(await service.OpenTaskAsync(called.InstanceId), "officer");
            var done = await TrailAsync(service, type);
            Assert.Equal(["Call", "Count"], done.Path.Select(step => step.ActivityId));
            Assert.NotNull(Assert.Single(done.Called).FinishedAt);
        }
    }

    [Fact]
    public void A_loop_of_years_keeps_its_latest_rounds_and_outcomes()
    {
        string? text = null;
        for (var day = 0; day < 2_000; day++)
            text = PassedSteps.Append(text, TimeSpan.FromDays(day), [new("Kiểm \"tra\"", "Đạt, một phần"), new("Chờ", "Done")]);

        var read = PassedSteps.Read(text, Start).ToList();

        Assert.InRange(text!.Length, 1_000, 6_000);
        Assert.Equal((Start.AddDays(1_999), new PassedStep("Kiểm \"tra\"", "Đạt, một phần")), read[^2]);
        Assert.Equal((Start.AddDays(1_999), new PassedStep("Chờ", "Done")), read[^1]);
        Assert.Null(PassedSteps.Append(null, TimeSpan.Zero, []));
    }

    private static Task<Trail> TrailAsync(RunningService service, string id = "i1") => service.InAsync<ReadTrail, Trail>(async read => (await read.FindAsync(id, Admin, default))!);

    private static Task<MoveClock.Moved> MoveAsync(RunningService service, DateTimeOffset to) => service.InAsync<MoveClock, MoveClock.Moved>(move => move.RunAsync(new(to), Actor.Operator, default));

    private static JsonObject Step(string id, string type) => new() { ["id"] = id, ["type"] = type, ["name"] = id };

    private static JsonObject Input(string type, JsonNode value) => new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
}
