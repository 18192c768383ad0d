using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>A plan is taken in by those who may, and only with procedures that would be published.</summary>
public sealed class ImportProofTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2021, 12, 20, 1, 0, 0, TimeSpan.Zero));
    private static readonly ImportPlan.Procedure House = new("house.json", SmallPlan.Task("house", "ActionDue")), Monthly = new("monthly.json", SmallPlan.Task("monthly", "ActionDue"));

    [Fact]
    public async Task A_procedure_with_an_error_refuses_the_whole_plan_and_names_file_step_and_cause_in_both_languages()
    {
        await using var service = await RunningService.StartAsync(Clock);

        var refused = await Assert.ThrowsAsync<PlanUnsoundException>(() => ImportAsync(service, Actor.Operator, SmallPlan.Json(), House, Late("monthly")));

        var (place, error) = Assert.Single(refused.Errors);
        Assert.Equal(("monthly.json", "deadline-past-action", "T1"), (place, error.Rule, Assert.Single(error.Activities)));
        Assert.NotEqual(error.Message.Vi, error.Message.En);
        Assert.StartsWith("monthly.json: T1: ", Assert.Single(refused.Lines));
        Assert.False(await service.ReadAsync(async db => await db.Set<DefinitionRow>().AnyAsync() || await db.Set<PlanRow>().AnyAsync()));
    }

    [Fact]
    public async Task A_published_procedure_that_no_longer_fits_the_plan_refuses_it_too()
    {
        await using var service = await RunningService.StartAsync(Clock);
        await ImportAsync(service, Actor.Operator, SmallPlan.Json(), Fixed("house", "2022-12-30"), Monthly);
        var earlier = SmallPlan.Json().Replace("\"date\": \"2022-12-31\"", "\"date\": \"2022-12-15\"", StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<PlanUnsoundException>(() => ImportAsync(service, Actor.Operator, earlier));

        Assert.Equal(("house", "deadline-past-action"), refused.Errors.Select(error => (error.Place, error.Finding.Rule)).Distinct().Single());
        Assert.Equal(1, await service.ReadAsync(db => db.Set<PlanRow>().Select(row => row.Revision).SingleAsync()));
    }

    [Fact]
    public async Task A_warning_is_accepted_with_the_plan_and_recorded_as_that()
    {
        await using var service = await RunningService.StartAsync(Clock);

        // A Saturday, with no roll.
        var imported = await ImportAsync(service, Actor.Operator, SmallPlan.Json(), Fixed("house", "2022-12-17"), Monthly);

        Assert.Equal("house.json", Assert.Single(imported.Warnings).File);
        var row = await service.ReadAsync(db => db.Set<DefinitionRow>().AsNoTracking().SingleAsync(row => row.DefinitionId == "house"));
        Assert.Null(Assert.Single(row.Warnings).Reason);
        Assert.StartsWith("deadline-on-day-off", row.Warnings[0].Key);
        Assert.Null(row.Reason);
    }

    [Fact]
    public async Task Of_people_only_administrators_take_in_a_whole_plan()
    {
        await using var service = await RunningService.StartAsync(Clock);

        var refused = await Assert.ThrowsAsync<DefinitionProblemException>(() => ImportAsync(service, new("officer", "officer"), SmallPlan.Json(), House, Monthly));

        Assert.Equal(DefinitionRefusal.Forbidden, refused.Refusal);
        Assert.False(await service.ReadAsync(db => db.Set<PlanRow>().AnyAsync()));
        Assert.Equal(1, (await ImportAsync(service, new("admin", "admin"), SmallPlan.Json(), House, Monthly)).Revision);
    }

    [Fact]
    public async Task Two_files_with_one_id_are_refused_by_name()
    {
        await using var service = await RunningService.StartAsync(Clock);

        var refused = await Assert.ThrowsAsync<PlanRefusedException>(() => ImportAsync(service, Actor.Operator, SmallPlan.Json(), House, Monthly, Monthly with { File = "other.json" }));

        Assert.Equal("other.json: definitionId", refused.Place);
    }

    private static Task<ImportPlan.Imported> ImportAsync(RunningService service, Actor actor, string plan, params ImportPlan.Procedure[] procedures) =>
        service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(new(plan, procedures), actor, default));

    private static ImportPlan.Procedure Late(string id) => Due(id, """{"anchor":"ActionDue","amount":3,"unit":"Days","roll":"None"}""");

    private static ImportPlan.Procedure Fixed(string id, string date) => Due(id, $$"""{"anchor":"Date:{{date}}","amount":0,"unit":"Days","roll":"None"}""");

    private static ImportPlan.Procedure Due(string id, string due)
    {
        var json = JsonNode.Parse(SmallPlan.Task(id, "ActionDue"))!;
        json["root"]!["activities"]![0]!["due"]!["expression"]!["value"] = due;
        return new(id + ".json", json.ToJsonString());
    }
}
