using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Elsa;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>Elsa's store in a PostgreSQL server of the test's own; skipped by name where Debian's postgresql is not installed.</summary>
public sealed class ElsaOnPostgreSqlTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pg-").FullName;
    private readonly int port = FreePort();
    private string? programs;

    public async ValueTask InitializeAsync()
    {
        programs = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb"))) : null;
        if (programs is null)
            return;
        // The server refuses to run as root, so the folder is given to its own account.
        await RunAsync("chown", "postgres", folder);
        await AsServerAsync("initdb", "-D", Path.Combine(folder, "data"), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
        await AsServerAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1", "-l", Path.Combine(folder, "log"), "-w", "start");
    }

    public async ValueTask DisposeAsync()
    {
        if (programs is not null)
            await AsServerAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "fast", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_instance_lives_from_its_start_to_its_end_and_survives_the_service()
    {
        Assert.SkipWhen(programs is null, "postgresql is not installed: apt-get install postgresql");
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));
        var files = Directory.CreateTempSubdirectory("pg-service-").FullName;
        await using (var service = await StartAsync(clock, files))
            await service.StartInstanceAsync(Procedures.Chain(3), engine: ElsaEngine.EngineName);
        for (var step = 0; step < 3; step++)
        {
            // Each step in a life of the service of its own.
            await using var service = await StartAsync(clock, files);
            await ExchangeAsync(service);
            Assert.True((await service.SubmitAsync(await service.OpenTaskAsync(), "officer")).IsDone);
        }

        await using var end = await StartAsync(clock, files);
        await ExchangeAsync(end);
        Assert.Equal(InstanceSubStatus.Finished, (await end.InstanceAsync()).SubStatus);
        Assert.Equal(3, await end.ReadAsync(db => db.Set<UserTask>().CountAsync(task => task.State == TaskState.Completed)));
    }

    private Task<RunningService> StartAsync(TimeProvider clock, string files) => RunningService.StartAsync(clock, files, services =>
        services.AddElsaEngine(new ElsaStorage($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres", IsPostgreSql: true)).AddSingleton(new NewVersionsRunOn(ElsaEngine.EngineName)));

    private static Task<int> ExchangeAsync(RunningService service) => service.InAsync<ExchangeWithEngines, int>(exchange => exchange.RunAsync(default));

    private Task AsServerAsync(string program, params string[] arguments) => RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(programs!, program), .. arguments]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
