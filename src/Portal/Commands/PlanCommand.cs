using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>
/// <c>plan show|simulate|import|export</c>: a plan from a folder, a ZIP, or by its code from the database. A path that exists is meant as
/// a path; anything else is a code.
/// </summary>
public static class PlanCommand
{
    public static Command Create() => new("plan", "Shows, imports and exports plans with their units, actions and procedures.") { Show(), PlanSimulateCommand.Create(), Import(), Export() };

    private static Command Show()
    {
        var (source, database) = (Source("DIR, ZIP or the code of an imported plan."), CommandRooms.DatabaseOption());
        var json = new Option<bool>("--json") { Description = "Prints one JSON object on standard output." };
        var command = new Command("show", "Shows a plan: its units and actions.") { source, json, database };
        command.SetAction(async (result, ct) =>
        {
            var plan = (await PackageAsync(result.GetRequiredValue(source), result.GetValue(database), ct)).Plan;
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                output.WriteJsonLine(writer => PlanListing.WriteJson(writer, plan));
            else
                PlanListing.WriteText(output, plan);
            return 0;
        });
        return command;
    }

    private static Command Import()
    {
        var (source, database) = (Source("DIR or ZIP."), CommandRooms.DatabaseOption());
        var command = new Command("import", "Takes a plan and its procedures into the database, all of it or nothing.") { source, database };
        command.SetAction(async (result, ct) =>
        {
            var package = Read(result.GetRequiredValue(source));
            await using var rooms = await CommandRooms.OpenAsync(result.GetValue(database), make: true, ct);
            try
            {
                var imported = await rooms.Get<ImportPlan>().RunAsync(new(package.PlanJson, package.Procedures), Actor.Operator, ct);
                await result.InvocationConfiguration.Error.WriteLineAsync(
                    $"Plan {imported.Code}, revision {imported.Revision}: {imported.Actions} actions, {imported.Units} units, {package.Procedures.Count} procedures.");
                foreach (var warning in imported.Warnings)
                    await result.InvocationConfiguration.Error.WriteLineAsync($"warning, accepted with the plan: {warning.File}: {warning.En}");
                return 0;
            }
            catch (PlanUnsoundException unsound)
            {
                foreach (var line in unsound.Lines)
                    await result.InvocationConfiguration.Error.WriteLineAsync($"{package.Source.TrimEnd('/')}/{line}");
                return 1;
            }
            catch (PlanRefusedException refused)
            {
                throw new BadInputException(package.Source, refused.Place, refused.Cause, refused);
            }
        });
        return command;
    }

    private static Command Export()
    {
        var (source, database) = (Source("The code of an imported plan, or DIR or ZIP."), CommandRooms.DatabaseOption());
        var target = new Argument<string>("zip") { Description = "The ZIP to write; one that is there is replaced." };
        var command = new Command("export", "Writes a plan with its procedures as a ZIP that import reads.") { source, target, database };
        command.SetAction(async (result, ct) =>
        {
            var package = await PackageAsync(result.GetRequiredValue(source), result.GetValue(database), ct);
            package.Definitions();
            WritePackage.To(result.GetRequiredValue(target), package);
            await result.InvocationConfiguration.Error.WriteLineAsync($"Plan {package.Plan.Code}: {package.Files.Count} files in {result.GetRequiredValue(target)}.");
            return 0;
        });
        return command;
    }

    private static Argument<string> Source(string description) => new("plan") { Description = description };

    internal static PlanPackage Read(string path)
    {
        try
        {
            return ReadPackage.From(path);
        }
        catch (PackageRefusedException refused)
        {
            throw new BadInputException(refused.File, refused.Place, refused.Cause, refused);
        }
    }

    internal static async Task<PlanPackage> PackageAsync(string source, string? database, CancellationToken ct)
    {
        if (Directory.Exists(source) || File.Exists(source))
            return Read(source);
        if (source.Contains('/', StringComparison.Ordinal) || source.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            throw new BadInputException(source, null, "there is no such folder or file");
        await using var rooms = await CommandRooms.OpenAsync(database, make: false, ct);
        var db = rooms.Get<WorkflowsDb>();
        var row = await db.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(plan => plan.Code == source, ct)
            ?? throw new BadInputException(source, null, "neither a folder, nor a ZIP, nor the code of an imported plan");
        return WritePackage.Of(row.Code, row.Json, await PlanStore.DefinitionsAsync(db, PlanJson.Read(row.Json), ct));
    }
}
