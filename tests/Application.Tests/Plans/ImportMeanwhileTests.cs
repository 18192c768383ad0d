using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>What was looked at and proved is what is taken in: whatever a designer does meanwhile refuses the plan.</summary>
public sealed class ImportMeanwhileTests
{
    private static readonly ImportPlan.Procedure House = new("house.json", SmallPlan.Task("house", "ActionDue")), Monthly = new("monthly.json", SmallPlan.Task("monthly", "ActionDue"));
    private static readonly Actor Admin = new("admin", "admin");
    private readonly InterruptedClock clock = new();

    [Fact]
    public async Task A_procedure_published_or_retired_since_the_preview_is_not_overwritten()
    {
        await using var service = await RunningService.StartAsync(clock);
        await ImportAsync(service, null, House, Monthly);
        var other = House with { Json = House.Json.Replace("ActionDue", "Activated", StringComparison.Ordinal) };

        var first = await SeenAsync(service, House, Monthly);
        await PublishAsync(service, other.Json);
        await RefusedAsync(service, first, House, Monthly);
        var second = await SeenAsync(service, House, Monthly);
        await service.ReadAsync(db => db.Set<DefinitionRow>().Where(row => row.DefinitionId == "monthly").ExecuteUpdateAsync(row => row.SetProperty(one => one.RetiredAt, clock.Start)));
        await RefusedAsync(service, second, House, Monthly);

        Assert.Equal(2, await LatestAsync(service, "house"));
        Assert.Equal(2, (await ImportAsync(service, await SeenAsync(service, House, Monthly), House, Monthly)).Revision);
        Assert.Equal(3, await LatestAsync(service, "house"));
    }

    [Fact]
    public async Task A_procedure_that_does_not_come_along_is_the_one_that_was_proved()
    {
        await using var service = await RunningService.StartAsync(clock);
        await ImportAsync(service, null, House, Monthly);
        clock.Once = () => PublishAsync(service, House.Json.Replace("ActionDue", "Activated", StringComparison.Ordinal)).GetAwaiter().GetResult();

        await RefusedAsync(service, null);

        Assert.Equal(2, await LatestAsync(service, "house"));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<PlanRow>().Select(row => row.Revision).SingleAsync()));
        Assert.Equal(2, (await ImportAsync(service, null)).Revision);
    }

    [Fact]
    public async Task Only_who_may_take_a_plan_in_may_look_at_it()
    {
        await using var service = await RunningService.StartAsync(clock);

        var refused = await Assert.ThrowsAsync<DefinitionProblemException>(() => LookAsync(service, new("officer", "officer"), House, Monthly));

        Assert.Equal(DefinitionRefusal.Forbidden, refused.Refusal);
        Assert.True((await LookAsync(service, Admin, House, Monthly)).IsPossible);
        Assert.True((await LookAsync(service, Actor.Operator, House, Monthly)).IsPossible);
    }

    private static async Task RefusedAsync(RunningService service, int? seen, params ImportPlan.Procedure[] procedures) =>
        Assert.Equal(DefinitionRefusal.Conflict, (await Assert.ThrowsAsync<DefinitionProblemException>(() => ImportAsync(service, seen, procedures))).Refusal);

    private static Task<ImportPlan.Imported> ImportAsync(RunningService service, int? seen, params ImportPlan.Procedure[] procedures) =>
        service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(new(SmallPlan.Json(), procedures, Seen: seen), Admin, default));

    private static async Task<int> SeenAsync(RunningService service, params ImportPlan.Procedure[] procedures) => (await LookAsync(service, Admin, procedures)).Seen;

    private static Task<PreviewImport.Preview> LookAsync(RunningService service, Actor actor, params ImportPlan.Procedure[] procedures) =>
        service.InAsync<PreviewImport, PreviewImport.Preview>(look => look.RunAsync(new(SmallPlan.Json(), procedures), actor, default));

    private static Task<int> PublishAsync(RunningService service, string json) =>
        service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, json, default)));

    private static Task<int?> LatestAsync(RunningService service, string id) => service.ReadAsync(db => Task.FromResult(DefinitionStore.Latest(db, id)));

    /// <summary>The proof asks for today: there something else happens, once.</summary>
    private sealed class InterruptedClock : FakeTimeProvider
    {
        public InterruptedClock()
            : base(new DateTimeOffset(2021, 12, 20, 1, 0, 0, TimeSpan.Zero))
        {
        }

        public Action? Once { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            var once = Once;
            Once = null;
            once?.Invoke();
            return base.GetUtcNow();
        }
    }
}
