using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application_Tests.Identity;

/// <summary>The rooms identity and audit as the service puts them together, on a SQLite file of their own and a clock that stands.</summary>
internal sealed class PeopleHouse : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("people-").FullName;
    private readonly ServiceProvider services;

    private PeopleHouse(bool demo, ProviderSettings? provider)
    {
        var settings = new AuditSettings();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddWorkflowsDb(Path.Combine(folder, "test.db"))
            .AddPeople(Clock, demo).AddSingleton(Options.Create(provider ?? new ProviderSettings()))
            .AddAudit(settings, Path.Combine(folder, "audit-key.pem"))
            .AddMailRoom(new ConfigurationBuilder().Build(), path => Path.GetFullPath(path, AppContext.BaseDirectory))
            .AddSingleton(new WorkCalendar([]))
            .AddDataProtection().PersistKeysToDbContext<WorkflowsDb>().Services
            .BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    public static async Task<PeopleHouse> BuildAsync(bool demo = false, ProviderSettings? provider = null)
    {
        var house = new PeopleHouse(demo, provider);
        await house.InAsync<DatabaseSchema>(schema => schema.BringAsync());
        await house.InAsync<WorkflowsDb>(async db =>
        {
            db.AddRange(Bodies());
            await db.SaveChangesAsync();
        });
        return house;
    }

    /// <summary>Runs something with one scope of its own, as a request would.</summary>
    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task InAsync<TService>(Func<TService, Task> use)
        where TService : notnull =>
        InAsync<TService, bool>(async service =>
        {
            await use(service);
            return true;
        });

    public Task<AddAccount.Result> AddAsync(string userName, SystemRoles roles = SystemRoles.None, params AddAccount.Post[] posts) =>
        InAsync<AddAccount, AddAccount.Result>(add => add.RunAsync(new(userName, "Nông Văn Sơn", null, roles, posts), Actor.Operator));

    /// <summary>The session of a sign-in with the password the account was opened with.</summary>
    public async Task<Guid> SignInAsync(AddAccount.Result account) =>
        (await InAsync<SignIn, SignIn.Result>(use => use.RunAsync(new(account.UserName, account.Password, true)))).Session!.Value;

    public Task<StaffDirectory> DirectoryAsync() =>
        InAsync<WorkflowsDb, StaffDirectory>(async db => await services.GetRequiredService<StaffDirectorySource>().GetAsync(db));

    public Task<List<AuditLine>> LinesAsync(string chain) =>
        InAsync<WorkflowsDb, List<AuditLine>>(db => db.Set<AuditLine>().AsNoTracking().Where(line => line.Chain == chain).OrderBy(line => line.Sequence).ToListAsync());

    public async Task<string> VerbsAsync(string chain) => string.Join(' ', (await LinesAsync(chain)).Select(line => line.Verb));

    public Task<VerifyAudit.Result> VerifyAsync() =>
        InAsync<VerifyAudit, VerifyAudit.Result>(verify => verify.RunAsync(services.GetRequiredService<InstallationKey>().Open()));

    public Task SqlAsync(string sql) => InAsync<WorkflowsDb>(db => db.Database.ExecuteSqlRawAsync(sql));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<UnitRow> Bodies() =>
    [
        new() { Code = "UBND", Name = "UBND huyện Văn Quan", Kind = "District" },
        new() { Code = "VP", Name = "Văn phòng HĐND và UBND", Kind = "Office", ParentCode = "UBND" },
        new() { Code = "TNMT", Name = "Phòng Tài nguyên và Môi trường", Kind = "Department", ParentCode = "UBND" },
        new() { Code = "TRANG-PHAI", Name = "UBND xã Tràng Phái", Kind = "Commune", ParentCode = "UBND" },
        new() { Code = "VAN-AN", Name = "UBND xã Văn An", Kind = "Commune", ParentCode = "UBND" },
        new() { Code = "XA", Name = "UBND các xã", Kind = "Group", Members = ["TRANG-PHAI", "VAN-AN"] },
    ];
}
