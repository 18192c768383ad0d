using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// Makes a new database a demonstration: the plan, one account per body and role, and what is due at the start. The
/// passwords are new at every start and printed once; the database does not have them.
/// </summary>
public sealed class Demonstration(
    WorkflowsDb db, ImportPlan import, SeedDemoAccounts accounts, RingBell bell, DemoClock clock, IOptions<DemoSettings> settings)
{
    public async Task SetUpAsync(CancellationToken ct)
    {
        if (!await db.Set<PlanRow>().AnyAsync(ct))
            await ImportAsync(Home.Resolve(settings.Value.Plan), ct);
        var people = await accounts.RunAsync(ct);
        await bell.RunAsync(ct);
        await PrintAsync(people);
    }

    private async Task ImportAsync(string folder, CancellationToken ct)
    {
        var procedures = Directory.EnumerateFiles(folder, "*.json")
            .Where(file => Path.GetFileName(file) is var name && name != "plan.json" && name.Count(letter => letter == '.') == 1)
            .Order(StringComparer.Ordinal)
            .Select(file => new ImportPlan.Procedure(Path.GetFileName(file), File.ReadAllText(file)));
        await import.RunAsync(new(await File.ReadAllTextAsync(Path.Combine(folder, "plan.json"), ct), [.. procedures]), Actor.System, ct);
    }

    private async Task PrintAsync(IReadOnlyList<SeedDemoAccounts.DemoAccount> people)
    {
        var lines = people.Select(person => $"  {person.UserName,-16} {person.Password,-12}  {person.FullName}{(person.Unit is { Length: > 0 } unit ? $", {unit}" : "")}");
        await Console.Out.WriteLineAsync($"""

            Demonstration: the clock stands at {Wording.Say.At(clock.GetUtcNow())} (+07:00). Accounts, from this machine only, passwords new at every start:
            {string.Join('\n', lines)}

            """);
    }
}
