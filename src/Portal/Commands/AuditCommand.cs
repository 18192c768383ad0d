using System.CommandLine;
using System.Security.Cryptography;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary><c>audit verify|export</c>: walks every chain and names the first broken line; writes the signed checkpoints for somebody else to keep.</summary>
public static class AuditCommand
{
    public static Command Create() => new("audit", "Checks the audit chains and exports their checkpoints.") { Verify(), Export() };

    private static Command Verify()
    {
        var (database, keyFile) = (CommandRooms.DatabaseOption(), KeyOption());
        var kept = new Option<string?>("--checkpoints") { Description = "An export that was kept elsewhere; its public key is then used." };
        var json = new Option<bool>("--json") { Description = "Prints {ok, lines, chains, checkpoints, key, broken} on standard output." };
        var command = new Command("verify", "Exit code 0 when every chain holds, 1 when one is broken.") { database, keyFile, kept, json };
        command.SetAction(async (result, ct) =>
        {
            var export = result.GetValue(kept) is { } file ? ReadExport(file) : default;
            using var exportedKey = export.Key;
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: false, ct, result.GetValue(keyFile));
            var own = rooms.Get<InstallationKey>();
            var key = exportedKey ?? (own.Exists ? own.Open() : null);
            var verified = await rooms.Get<VerifyAudit>().RunAsync(key, export.Checkpoints, ct);
            if (result.GetValue(json))
                result.InvocationConfiguration.Output.WriteJsonLine(line => Write(line, verified, key));
            Tell(result.InvocationConfiguration.Error, verified, key);
            return verified.Ok ? 0 : 1;
        });
        return command;
    }

    private static Command Export()
    {
        var (database, keyFile) = (CommandRooms.DatabaseOption(), KeyOption());
        var target = new Argument<string>("file") { Description = "Where to, or - for standard output." };
        var command = new Command("export", "Makes a checkpoint of what happened since the last, and writes all of them.") { target, database, keyFile };
        command.SetAction(async (result, ct) =>
        {
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: false, ct, result.GetValue(keyFile));
            var (file, export) = (result.GetRequiredValue(target), rooms.Get<ExportCheckpoints>());
            await using var opened = file == "-" ? null : File.CreateText(file);
            var count = await export.RunAsync(opened ?? result.InvocationConfiguration.Output, ct);
            await result.InvocationConfiguration.Error.WriteLineAsync($"{count} checkpoints, key {Checkpoint.KeyIdOf(rooms.Get<InstallationKey>().Open())}.");
            return 0;
        });
        return command;
    }

    private static Option<string?> KeyOption() => new("--key") { Description = "A key file instead of the configured one." };

    private static (ECDsa? Key, IReadOnlyList<Checkpoint>? Checkpoints) ReadExport(string file)
    {
        try
        {
            using var reader = File.OpenText(file);
            return CheckpointFile.Read(reader);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BadInputException(file, null, error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message, error);
        }
    }

    private static void Write(System.Text.Json.Utf8JsonWriter line, VerifyAudit.Result verified, ECDsa? key)
    {
        line.WriteStartObject();
        line.WriteBoolean("ok", verified.Ok);
        line.WriteNumber("lines", verified.Lines);
        line.WriteNumber("chains", verified.Chains);
        line.WriteNumber("checkpoints", verified.Checkpoints);
        line.WriteString("key", key is null ? null : Checkpoint.KeyIdOf(key));
        line.WriteStartArray("broken");
        foreach (var broken in verified.Broken)
        {
            line.WriteStartObject();
            line.WriteString("chain", broken.Chain);
            line.WriteNumber("sequence", broken.Sequence);
            line.WriteString("defect", broken.Defect.ToString());
            line.WriteString("message", broken.Message);
            line.WriteEndObject();
        }
        line.WriteEndArray();
        line.WriteEndObject();
    }

    private static void Tell(TextWriter error, VerifyAudit.Result verified, ECDsa? key)
    {
        if (verified.Ok)
            error.WriteLine($"Every chain holds: {verified.Lines} lines in {verified.Chains} chains, {verified.Checkpoints} checkpoints{(key is null ? "" : $" signed by {Checkpoint.KeyIdOf(key)}")}.");
        else
            error.WriteLine($"The first broken line is {verified.Broken[0].Message}{(verified.Broken.Count > 1 ? $" Broken besides: {verified.Broken.Count - 1}." : "")}");
    }
}
