using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Elsa;
using Xunit;
using Plan = VanQuan.Workflows.Application_Tests.Plans.VanQuan;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>
/// The whole Văn Quan plan lived through for ten weeks by the whole service, once on each engine: the same tasks with the same dates, the same
/// reminders decided, the same mails. Half of what can be handed in without a form or a file is; the rest goes late.
/// </summary>
public sealed class WholePlanOnBothTests
{
    private const int Weeks = 10;
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Tasks_due_dates_reminders_and_mails_are_the_same()
    {
        var (builtIn, elsa) = (await LiveAsync(onElsa: false), await LiveAsync(onElsa: true));

        Assert.InRange(builtIn.Tasks.Count, 250, 5000);
        Assert.Equal(builtIn.Tasks, elsa.Tasks);
        Assert.Equal(builtIn.Instances, elsa.Instances);
        Assert.InRange(builtIn.Reminders.Count, 100, 50_000);
        Assert.Equal(builtIn.Reminders, elsa.Reminders);
        Assert.InRange(builtIn.Mails.Count, 500, 50_000);
        Assert.Equal(builtIn.Mails, elsa.Mails);
        TestContext.Current.TestOutputHelper?.WriteLine($"{builtIn.Instances.Count} instances, {builtIn.Tasks.Count} tasks ({builtIn.Tasks.Count(task => task.Contains(" Completed ", StringComparison.Ordinal))} done), {builtIn.Reminders.Count} ledger lines, {builtIn.Mails.Count} mails");
    }

    private sealed record Lived(List<string> Instances, List<string> Tasks, List<string> Reminders, List<string> Mails);

    private static async Task<Lived> LiveAsync(bool onElsa)
    {
        var folder = Directory.CreateTempSubdirectory("plan-").FullName;
        var clock = new DemoClock(Start);
        await using (var service = await RunningService.StartAsync(clock, folder, services =>
        {
            if (onElsa)
                services.AddElsaEngine(ElsaStorage.File(Path.Combine(folder, "elsa.db"))).AddSingleton(new NewVersionsRunOn(ElsaEngine.EngineName));
        }))
        {
            await BeginAsync(service);
            for (var week = 1; week <= Weeks; week++)
            {
                await service.InAsync<MoveClock, MoveClock.Moved>(move => move.RunAsync(new(Start.AddDays(7 * week)), Actor.System, default));
                await HandInAsync(service, week);
            }
            return await TellAsync(service);
        }
    }

    private static async Task BeginAsync(RunningService service)
    {
        var procedures = Directory.EnumerateFiles(Plan.Folder, "*.json").Where(file => Path.GetFileName(file) != "plan.json").Order(StringComparer.Ordinal)
            .Select(file => new ImportPlan.Procedure(Path.GetFileName(file), File.ReadAllText(file))).ToList();
        await service.InAsync<ImportPlan, bool>(async import =>
        {
            await import.RunAsync(new(await File.ReadAllTextAsync(Path.Combine(Plan.Folder, "plan.json")), procedures), Actor.System, default);
            return true;
        });
        await service.ReadAsync(async db =>
        {
            var seated = await db.Set<Membership>().Select(post => post.UnitCode).ToListAsync();
            foreach (var unit in (await db.Set<UnitRow>().ToListAsync()).Where(unit => !seated.Contains(unit.Code)))
                foreach (var (role, name) in new[] { (Role.Officer, "cv"), (Role.Head, "tp") })
                {
                    var id = $"{name}.{unit.Code}";
                    db.Add(new Account { Id = id, UserName = id, FullName = id, Email = $"{id}@vanquan.example" });
                    db.Add(new Membership(id, unit.Code, role));
                }
            return await db.SaveChangesAsync();
        });
    }

    private static async Task HandInAsync(RunningService service, int week)
    {
        var open = await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking()
            .Where(task => task.Kind == TaskKind.UserTask && task.State == TaskState.Open && task.FormJson == null && task.EvidenceRequired == 0).OrderBy(task => task.InstanceId).ThenBy(task => task.ActivityId).ToListAsync());
        foreach (var task in open.Where((_, i) => (i + week) % 2 == 0))
        {
            var unit = task.Assignee[(task.Assignee.IndexOf(':') + 1)..].Split('/')[0];
            var who = await service.ReadAsync(db => db.Set<Membership>().Where(post => post.UnitCode == unit).OrderBy(post => post.PersonId).Select(post => post.PersonId).FirstAsync());
            await service.SubmitAsync(task, who);
        }
    }

    private static async Task<Lived> TellAsync(RunningService service)
    {
        var tasks = await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().ToListAsync());
        var names = tasks.ToDictionary(task => task.Id, task => $"{task.InstanceId}/{task.ActivityId}/{task.OpenedAt:O}");
        var instances = await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().ToListAsync());
        var ledger = await service.ReadAsync(db => db.Set<ReminderLedgerEntry>().AsNoTracking().ToListAsync());
        var mails = await service.ReadAsync(db => db.Set<MailMessage>().AsNoTracking().ToListAsync());
        return new(
            Sorted(instances.Select(row => $"{row.Id} {row.DefinitionId} {row.Status}/{row.SubStatus}")),
            Sorted(tasks.Select(task => $"{names[task.Id]} {task.Title} → {task.Assignee} [{string.Join(',', task.Cooperating)}] {task.DueDate:O} {task.State} {task.OverdueAt:O} {task.NextReminderAt:O}")),
            Sorted(ledger.Select(line => $"{names[line.TaskId]} {line.Rule} {line.Slot:O} {line.Recipient} {line.State}")),
            Sorted(mails.Select(mail => $"{mail.RecipientAddress} {mail.Template} {mail.CreatedAt:O} {mail.Subject}")));
    }

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
