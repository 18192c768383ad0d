using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using Xunit;
using RetryIncident = VanQuan.Workflows.Application.Engine.Incidents.RetryIncident;
using SkipIncident = VanQuan.Workflows.Application.Engine.Incidents.SkipIncident;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>Faults become incidents that an administrator retries or skips; they never vanish.</summary>
public sealed class IncidentUseCaseTests
{
    private static readonly string Faulty = Procedures.Flow("faulty", Procedures.Script("Bad", "throw new Error('hỏng')"), Procedures.UserTask("After"));
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_fault_opens_an_incident_that_names_activity_and_cause()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Faulty);
        var incident = Assert.Single(await IncidentsAsync(service));
        Assert.Equal("Bad", incident.ActivityId);
        Assert.Contains("hỏng", incident.Message, StringComparison.Ordinal);
        Assert.Null(incident.ClosedAt);
    }

    [Fact]
    public async Task A_skipped_incident_lets_the_instance_go_on()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Faulty);
        var incident = Assert.Single(await IncidentsAsync(service));
        await service.InAsync<SkipIncident, IncidentEnd>(skip => skip.RunAsync(new("i1", incident.Id, "op-1", "Done", "làm tay"), new Actor("admin", "admin"), default));
        Assert.Equal("Việc After", (await service.OpenTaskAsync()).Title);
        Assert.Equal(IncidentEnd.Skipped, Assert.Single(await IncidentsAsync(service)).End);
    }

    [Fact]
    public async Task A_retried_incident_that_fails_again_opens_the_next_one()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Faulty);
        var incident = Assert.Single(await IncidentsAsync(service));
        await service.InAsync<RetryIncident, IncidentEnd>(retry => retry.RunAsync(new("i1", incident.Id, "op-1"), new Actor("admin", "admin"), default));
        var all = await IncidentsAsync(service);
        Assert.Equal(2, all.Count);
        Assert.Equal(IncidentEnd.Retried, all.Single(row => row.Id == incident.Id).End);
        Assert.Null(all.Single(row => row.Id != incident.Id).ClosedAt);
    }

    [Fact]
    public async Task Only_an_administrator_deals_with_incidents_and_only_once()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Faulty);
        var incident = Assert.Single(await IncidentsAsync(service));
        Task<IncidentEnd> SkipAs(string person, string operation) => service.InAsync<SkipIncident, IncidentEnd>(skip =>
            skip.RunAsync(new("i1", incident.Id, operation, "Done", "lý do"), new Actor(person, person), default));

        Assert.Equal(IncidentRefusal.NotAllowed, (await Assert.ThrowsAsync<IncidentRefusedException>(() => SkipAs("officer", "op-1"))).Refusal);
        await SkipAs("admin", "op-2");
        Assert.Equal(IncidentRefusal.AlreadyClosed, (await Assert.ThrowsAsync<IncidentRefusedException>(() => SkipAs("admin", "op-3"))).Refusal);
    }

    private static Task<List<IncidentRow>> IncidentsAsync(RunningService service) =>
        service.ReadAsync(db => db.Set<IncidentRow>().AsNoTracking().OrderBy(row => row.OpenedAt).ToListAsync());
}
