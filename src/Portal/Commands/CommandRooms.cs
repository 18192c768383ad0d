using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>
/// The configured installation for a command that works on its database: same settings and rooms as the service, no web
/// host, no bell. Several commands and the service may be at the same database at once.
/// </summary>
internal sealed class CommandRooms : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    private CommandRooms(ServiceProvider services)
    {
        this.services = services;
        scope = services.CreateAsyncScope();
    }

    public static Option<string?> DatabaseOption() => new("--database") { Description = "A database file instead of the configured one." };

    /// <exception cref="BadInputException">There is no such database and the command does not make one.</exception>
    public static async Task<CommandRooms> OpenAsync(string? database, bool make, CancellationToken ct, string? auditKey = null)
    {
        var configuration = new ConfigurationManager();
        configuration.AddSettings(RunningEnvironment.Name, []);
        if (database is not null)
            configuration["Database:File"] = Path.GetFullPath(database);
        if (auditKey is not null)
            configuration["Audit:KeyFile"] = Path.GetFullPath(auditKey);
        Require(Home.Resolve(configuration["Database:File"] ?? "data/vanquan.db"), make);
        var rooms = new CommandRooms(new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddRooms(configuration).BuildServiceProvider());
        if (make)
            await rooms.Get<DatabaseSchema>().BringAsync(ct);
        // A demonstration's changes carry the time its clock stands at, not the time it started from.
        if (rooms.scope.ServiceProvider.GetService<DemoClock>() is { } clock && await rooms.Get<WorkflowsDb>().Set<ClockRow>().AnyAsync(ct))
            await clock.TakeUpAsync(rooms.Get<WorkflowsDb>(), ct);
        if (make)
            await rooms.Get<TakeUpCalendar>().LoadAsync(ct);
        return rooms;
    }

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
    }

    private static void Require(string file, bool make)
    {
        if (!File.Exists(file))
        {
            if (!make)
                throw new BadInputException(file, null, "there is no such database");
            return;
        }
        using var opened = File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[16];
        if (opened.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) != 0 && !start.SequenceEqual("SQLite format 3\0"u8))
            throw new BadInputException(file, null, "this is no SQLite database");
    }
}
