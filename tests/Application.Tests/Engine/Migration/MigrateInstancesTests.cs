using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine.Migration;

/// <summary>Running instances go over to a new version, with their tasks, due dates, reminders and mails, or stay as they were.</summary>
public sealed class MigrateInstancesTests
{
    private static readonly StandingMove Replaced = new("T1", MoveKind.Restarts, "New");

    [Fact]
    public async Task A_kept_task_keeps_its_holder_and_draft_and_gets_its_new_words_and_date()
    {
        await using var house = await MovingHouse.BuildAsync(MovingHouse.Clock());
        var before = await house.TaskAsync("T1");
        await house.Service.InAsync<SaveDraft, TaskAnswer>(draft => draft.RunAsync(new(before.Id, "d", new Dictionary<string, string>()), MovingHouse.Officer, default));
        var changed = Procedures.UserTask("T1", days: 15);
        changed["title"] = "Tên mới";
        await house.PublishAsync(changed, Procedures.UserTask("T2"), Procedures.UserTask("T3"));

        Assert.True((await house.MigrateAsync()).IsDone);

        var after = await house.TaskAsync("T1");
        Assert.Equal((before.Id, before.BookmarkId, TaskState.Claimed, "officer", "Tên mới"), (after.Id, after.BookmarkId, after.State, after.ClaimedBy, after.Title));
        Assert.Equal((new DateOnly(2022, 3, 15), new DateOnly(2022, 3, 22)), (before.DueDate, after.DueDate));
        Assert.Equal((before.DueDate, before.DueRevision + 1), (after.OriginalDueDate, after.DueRevision));
        Assert.All(await house.RowsAsync<ReminderLedgerEntry>(), line => Assert.Equal((ReminderState.Withdrawn, before.DueRevision), (line.State, line.DueRevision)));
        Assert.Equal(new DateTimeOffset(2022, 3, 15, 8, 0, 0, TimeSpan.FromHours(7)), after.NextReminderAt);
        Assert.Equal(2, (await house.Service.InstanceAsync()).Version);
        await house.DoAsync("T1");
        Assert.Equal(TaskState.Open, (await house.TaskAsync("T2")).State);
        Assert.True(await house.AuditHoldsAsync());
    }

    [Fact]
    public async Task The_preview_says_what_then_happens_and_writes_nothing()
    {
        await using var house = await MovingHouse.BuildAsync(MovingHouse.Clock());
        await house.PublishAsync(Procedures.UserTask("New", 5, "unit:VP"), Procedures.UserTask("T2"), Procedures.UserTask("T3"));
        Assert.Equal("T1", Assert.Single((await house.PreviewAsync()).Refusals).ActivityId);
        using var watch = new MovingHouse.Watch(house.Service);
        var written = watch.Read();

        var preview = await house.PreviewAsync(Replaced);

        Assert.Equal(written, watch.Read());
        Assert.Equal(["T1", "New"], preview.StandsAt.Concat(preview.WillStandAt));
        Assert.Equal([(TaskChangeKind.Opens, "New", null, new DateOnly(2022, 3, 8)), (TaskChangeKind.Closes, "T1", new DateOnly(2022, 3, 15), (DateOnly?)null)],
            preview.Tasks.Select(task => (task.Kind, task.ActivityId, task.DueBefore, task.DueAfter)));
        Assert.Equal(["head", "officer", "office"], preview.Going.Select(mail => mail.To).OrderBy(to => to == "office").ThenBy(to => to));
        Assert.NotEmpty(preview.Withdrawn);

        Assert.True((await house.MigrateAsync(moves: Replaced)).IsDone);
        Assert.Equal((TaskState.Superseded, TaskState.Open), ((await house.TaskAsync("T1")).State, (await house.TaskAsync("New")).State));
        Assert.Equal(preview.Tasks[0].DueAfter, (await house.TaskAsync("New")).DueDate);
        Assert.Equal(preview.Going.Select(mail => mail.Subject).Order(), (await house.RowsAsync<MailMessage>()).TakeLast(3).Select(mail => mail.Subject).Order());
        Assert.Equal(preview.Withdrawn.Count, (await house.RowsAsync<ReminderLedgerEntry>()).Count);
        var line = Assert.Single(await house.RowsAsync<AuditLine>(), line => line.Verb == "InstanceMigrated");
        Assert.Equal(("admin", "Quy trình mới"), (line.ActorId, line.Reason));
        Assert.Contains("\"to\":2", line.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_submits_between_preview_and_migration_is_not_run_over()
    {
        await using var house = await MovingHouse.BuildAsync(MovingHouse.Clock());
        await house.PublishAsync(Procedures.UserTask("New"), Procedures.UserTask("T2"), Procedures.UserTask("T3"));
        var preview = await house.PreviewAsync(Replaced);
        await house.DoAsync("T1");
        var (state, lines) = ((await house.Service.InstanceAsync()).State, (await house.RowsAsync<AuditLine>()).Count);

        var outcome = await house.MigrateAsync(preview.RowVersion, moves: Replaced);

        Assert.Contains("moved on since you looked", Assert.Single(outcome.Refusals).En, StringComparison.Ordinal);
        Assert.Equal((state, lines, 1), ((await house.Service.InstanceAsync()).State, (await house.RowsAsync<AuditLine>()).Count, (await house.Service.InstanceAsync()).Version));
        Assert.Empty(await house.RowsAsync<MigrationRow>());
    }

    [Fact]
    public async Task A_run_that_could_not_finish_any_more_is_refused_by_the_step_and_stays_where_it_was()
    {
        await using var house = await MovingHouse.BuildAsync(MovingHouse.Clock());
        var endless = System.Text.Json.Nodes.JsonNode.Parse(Procedures.Flow("chain", Procedures.UserTask("T1"), Procedures.UserTask("T2"), Procedures.UserTask("T3")))!;
        endless["root"]!["connections"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""{"source":{"activity":"T3","port":"Done"},"target":{"activity":"T3","port":"In"}}"""));
        await house.Service.InAsync<PublishDefinition, int>(publish => house.Service.RunAsync(scope => publish.RunAsync(scope, endless.ToJsonString(), default)));
        var state = (await house.Service.InstanceAsync()).State;

        Assert.False((await house.PreviewAsync()).IsPossible);
        Assert.Contains("could not come to its end", Assert.Single((await house.MigrateAsync()).Refusals).En, StringComparison.Ordinal);

        Assert.Equal((state, 1), ((await house.Service.InstanceAsync()).State, (await house.Service.InstanceAsync()).Version));
        Assert.Empty(await house.RowsAsync<MigrationRow>());
    }

    [Fact]
    public async Task The_same_request_again_changes_nothing()
    {
        await using var house = await MovingHouse.BuildAsync(MovingHouse.Clock());
        await house.PublishAsync(Procedures.UserTask("New"), Procedures.UserTask("T2"), Procedures.UserTask("T3"));
        var first = await house.MigrateAsync(operation: "once", moves: Replaced);
        var state = (await house.Service.InstanceAsync()).State;
        var again = await house.MigrateAsync(operation: "once", moves: Replaced);
        Assert.Equal((first.MigrationId, state), (again.MigrationId, (await house.Service.InstanceAsync()).State));
    }

    [Fact]
    public async Task Only_designers_and_administrators_look_or_move()
    {
        await using var house = await MovingHouse.BuildAsync(MovingHouse.Clock());
        await house.PublishAsync(Procedures.UserTask("New"), Procedures.UserTask("T2"), Procedures.UserTask("T3"));
        Assert.Contains("Only designers", Assert.Single((await house.MigrateAsync(actor: MovingHouse.Officer, moves: Replaced)).Refusals).En, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MigrationRefusedException>(() => house.Service.InAsync<PreviewMigration, IReadOnlyList<InstancePreview>>(preview =>
            preview.RunAsync(new("chain", 1, 2, []), MovingHouse.Officer, default)));
    }

    [Fact]
    public async Task An_engine_that_cannot_migrate_refuses_in_words()
    {
        var folder = Directory.CreateTempSubdirectory("toy-").FullName;
        await using var service = await RunningService.StartAsync(MovingHouse.Clock(), folder, more => more.AddSingleton<IWorkflowEngine>(new ToyEngine(Path.Combine(folder, "toy.db"))));
        foreach (var tasks in (int[])[2, 3])
            await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, Procedures.Chain(tasks), default, ToyEngine.ToyName)));
        await service.RunAsync(async scope =>
        {
            scope.Db.Add(new WorkflowInstanceRow { Id = "i1", DefinitionId = "chain", Version = 1, Engine = ToyEngine.ToyName, StartedAt = scope.Now });
            return await Task.FromResult(true);
        });
        await using var house = new MovingHouse(service);
        Assert.Contains("toy", Assert.Single((await house.PreviewAsync()).Refusals).En, StringComparison.Ordinal);
        Assert.Contains("cannot", Assert.Single((await house.MigrateAsync()).Refusals).En, StringComparison.Ordinal);
    }
}
