using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Clock;

/// <summary>A real process is killed with SIGKILL in the middle of its work, and another takes over three days later.</summary>
public sealed class KilledProcessTests
{
    private const string FolderOfTheLife = "VANQUAN_TEST_LIFE";
    private const int Instances = 5;
    private static readonly DateTimeOffset Start = new(2022, 3, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Killed_in_the_middle_and_back_after_three_days_it_reminds_of_exactly_what_is_due_once()
    {
        var folder = Directory.CreateTempSubdirectory("killed-").FullName;
        var submitted = await LiveUntilKilledAsync(folder, submissions: 12);

        var clock = new FakeTimeProvider(Start.AddDays(3).AddHours(2));
        await using var service = await RunningService.StartAsync(clock, folder);
        var tasks = await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().ToListAsync());
        var open = tasks.Where(task => task.IsWorkable).ToList();
        // Nothing half done: every instance waits at exactly one task, and what was answered is there.
        Assert.Equal(Instances, open.Select(task => task.InstanceId).Distinct().Count());
        Assert.Equal(Instances, open.Count);
        Assert.InRange(tasks.Count(task => task.State == TaskState.Completed), submitted, submitted + 1);
        var before = await MailsAsync(service);

        await service.InAsync<RingBell, RingBell.Rung>(bell => bell.RunAsync(default));
        var ledger = await LedgerAsync(service);
        var after = await MailsAsync(service);
        await service.InAsync<RingBell, RingBell.Rung>(bell => bell.RunAsync(default));

        Assert.Equal(ledger.Count, (await LedgerAsync(service)).Count);
        Assert.Equal(after, await MailsAsync(service));
        foreach (var task in open)
        {
            var due = ReminderSchedule.Slots(task.DueDate!.Value, ReminderPolicy.Standard, service.Calendar, clock.GetUtcNow()).Where(slot => slot.At > task.OpenedAt).Select(slot => slot.Rule);
            var lines = ledger.Where(line => line.TaskId == task.Id && line.State != ReminderState.Withdrawn).ToList();
            Assert.Equal(due.Order(), lines.Select(line => line.Rule).Distinct().Order());
            Assert.All(lines.GroupBy(line => line.Recipient), person => Assert.Single(person, line => line.State == ReminderState.Sent));
        }
        Assert.Equal(ledger.Count(line => line.State == ReminderState.Sent), after - before);
    }

    /// <summary>Run by the test above in a process of its own; it only ends by being killed.</summary>
    [Fact(Explicit = true)]
    public async Task A_life_that_ends_by_being_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderOfTheLife) ?? throw new InvalidOperationException($"{FolderOfTheLife} names no folder.");
        await using var service = await RunningService.StartAsync(new FakeTimeProvider(Start), folder);
        for (var i = 0; i < Instances; i++)
            await service.StartInstanceAsync(Procedures.Chain(400, days: 2), $"i{i}");
        for (var i = 0; ; i = (i + 1) % Instances)
        {
            await service.SubmitAsync(await service.OpenTaskAsync($"i{i}"), "officer");
            Console.WriteLine("submitted");
        }
    }

    private static async Task<int> LiveUntilKilledAsync(string folder, int submissions)
    {
        var info = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "VanQuan.Workflows.Application.Tests"), ["-method", $"*.{nameof(A_life_that_ends_by_being_killed)}", "-explicit", "only"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderOfTheLife] = folder },
        };
        using var life = Process.Start(info)!;
        var seen = 0;
        while (seen < submissions && await life.StandardOutput.ReadLineAsync() is { } line)
            seen += line.EndsWith("submitted", StringComparison.Ordinal) ? 1 : 0;
        life.Kill();
        // What it still said before it died was answered too.
        var rest = await life.StandardOutput.ReadToEndAsync();
        await life.WaitForExitAsync();
        Assert.Equal(128 + 9, life.ExitCode);
        Assert.Equal(submissions, seen);
        return seen + rest.Split('\n').Count(line => line.EndsWith("submitted", StringComparison.Ordinal));
    }

    private static Task<List<ReminderLedgerEntry>> LedgerAsync(RunningService service) => service.ReadAsync(db => db.Set<ReminderLedgerEntry>().AsNoTracking().ToListAsync());

    private static Task<int> MailsAsync(RunningService service) => service.ReadAsync(db => db.Set<MailMessage>().CountAsync());
}
