using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace VanQuan.Workflows.Application_Tests.Engine.Definitions;

/// <summary>The service with two designers, an administrator and an officer, on a clock that is given.</summary>
internal sealed class DefinitionHouse : IAsyncDisposable
{
    public static readonly Actor Lan = new("lan", "Nguyễn Thị Lan"), Minh = new("minh", "Trần Văn Minh"), Admin = new("admin", "admin"), Officer = new("officer", "officer");

    private int operations;

    private DefinitionHouse(RunningService service, FakeTimeProvider clock) => (Service, Clock) = (service, clock);

    public RunningService Service { get; }
    public FakeTimeProvider Clock { get; }

    public static async Task<DefinitionHouse> BuildAsync(bool secondPerson = false)
    {
        var clock = new FakeTimeProvider(new(2022, 9, 5, 1, 0, 0, TimeSpan.Zero));
        var service = await RunningService.StartAsync(clock, more: services =>
            services.Configure<Application.Engine.Definitions.Publishing.DesignerSettings>(settings => settings.SecondPerson = secondPerson));
        await service.ReadAsync(async db =>
        {
            foreach (var designer in (Actor[])[Lan, Minh])
                db.Add(new Account { Id = designer.PersonId, UserName = designer.PersonId, FullName = designer.Name, SystemRoles = SystemRoles.Designer });
            return await db.SaveChangesAsync();
        });
        return new(service, clock);
    }

    /// <summary>User tasks one after the other, to an end: nothing is found wrong with it.</summary>
    public static string Sound(int tasks, string id) =>
        Procedures.Flow(id, [.. Enumerable.Range(1, tasks).Select(i => Procedures.UserTask($"T{i}")), new JsonObject { ["id"] = "End", ["type"] = "Elsa.End" }]);

    public string Operation() => $"op-{Interlocked.Increment(ref operations)}";

    public Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull => Service.InAsync(use);

    public Task<string> CreateAsync(string name = "Rà soát hợp tác xã", string? json = null, Actor? by = null) =>
        UseAsync<CreateDefinition, string>(create => create.RunAsync(new(name, json, Operation()), by ?? Lan, default));

    public Task<SaveDraft.Saved> SaveAsync(string id, string json, int revision, Actor? by = null, string? operation = null) =>
        UseAsync<SaveDraft, SaveDraft.Saved>(save => save.RunAsync(new(id, json, revision, operation ?? Operation()), by ?? Lan, default));

    /// <summary>Published by an import, as the console does it.</summary>
    public Task<int> ImportAsync(string json) => UseAsync<PublishDefinition, int>(publish => Service.RunAsync(scope => publish.RunAsync(scope, json, default)));

    public Task<DraftRow?> DraftAsync(string id) => Service.ReadAsync(db => db.Set<DraftRow>().AsNoTracking().FirstOrDefaultAsync(row => row.DefinitionId == id));

    public Task<List<DefinitionRow>> VersionsAsync(string id) =>
        Service.ReadAsync(db => db.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == id).OrderBy(row => row.Version).ToListAsync());

    /// <summary>The verbs of a definition's chain, in order.</summary>
    public Task<List<string>> VerbsAsync(string id) => Service.ReadAsync(db => db.Set<AuditLine>().AsNoTracking()
        .Where(line => line.Chain == AuditChain.Definition(id)).OrderBy(line => line.Sequence).Select(line => line.Verb).ToListAsync());

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
