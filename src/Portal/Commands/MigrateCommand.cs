using System.CommandLine;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary><c>migrate</c>: brings the configured database to the schema this release works with; what is there already stays.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var database = CommandRooms.DatabaseOption();
        var command = new Command("migrate", "Makes the database, or brings it to the current schema.") { database };
        command.SetAction(async (result, ct) =>
        {
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: true, ct);
            await result.InvocationConfiguration.Error.WriteLineAsync("The database has the current schema.");
            return 0;
        });
        return command;
    }
}
