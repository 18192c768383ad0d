using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine.Migration;

/// <summary>Undoing a migration puts everything back as it was, while nothing has happened since.</summary>
public sealed class UndoMigrationTests
{
    private static readonly StandingMove Replaced = new("T1", MoveKind.Restarts, "New");

    [Fact]
    public async Task Everything_is_as_it_was_and_life_goes_on_from_there()
    {
        await using var house = await MovedAsync();
        var before = await house.TaskAsync("T1");
        var state = (await house.Service.InstanceAsync()).State;
        var moved = await house.MigrateAsync(moves: Replaced);

        await house.UndoAsync(moved.MigrationId!);

        var after = await house.TaskAsync("T1");
        Assert.Equal(Picture(before), Picture(after));
        Assert.Equal(before.DueRevision + 1, after.DueRevision);
        var instance = await house.Service.InstanceAsync();
        Assert.Equal(1, instance.Version);
        Assert.Equal(Unnumbered(state!), Unnumbered(instance.State!));
        Assert.Equal(TaskState.Superseded, (await house.TaskAsync("New")).State);
        Assert.Equal(2, (await house.RowsAsync<TaskParty>()).Count(party => party.TaskId == after.Id));
        Assert.Equal(2, (await house.RowsAsync<MailMessage>()).Count(mail => mail.State == MailState.Withdrawn));
        Assert.Equal("MigrationUndone", (await house.RowsAsync<AuditLine>())[^1].Verb);
        foreach (var step in (string[])["T1", "T2", "T3"])
            await house.DoAsync(step);
        Assert.Equal(InstanceSubStatus.Finished, (await house.Service.InstanceAsync()).SubStatus);
        Assert.True(await house.AuditHoldsAsync());
    }

    [Fact]
    public async Task Who_has_heard_of_the_new_task_is_told_that_it_is_gone()
    {
        await using var house = await MovedAsync();
        var moved = await house.MigrateAsync(moves: Replaced);
        await house.Service.InAsync<SendQueuedMail, int>(send => send.RunAsync(default));
        await house.UndoAsync(moved.MigrationId!);
        var mails = await house.RowsAsync<MailMessage>();
        Assert.DoesNotContain(mails, mail => mail.State == MailState.Withdrawn);
        Assert.Equal(["assigned", "withdrawn"], mails.Where(mail => mail.State == MailState.Queued).Select(mail => mail.Template).Order());
    }

    [Fact]
    public async Task Once_somebody_has_touched_it_there_is_no_way_back()
    {
        await using var house = await MovedAsync();
        var moved = await house.MigrateAsync(moves: Replaced);
        var task = await house.TaskAsync("New");
        await house.Service.InAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(task.Id, "c"), new("office", "office"), default));
        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => house.UndoAsync(moved.MigrationId!));
        Assert.Contains("has changed since", refused.Message, StringComparison.Ordinal);
        Assert.Equal((2, TaskState.Claimed), ((await house.Service.InstanceAsync()).Version, (await house.TaskAsync("New")).State));
    }

    [Fact]
    public async Task It_is_undone_once()
    {
        await using var house = await MovedAsync();
        var moved = await house.MigrateAsync(moves: Replaced);
        await house.UndoAsync(moved.MigrationId!);
        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => house.UndoAsync(moved.MigrationId!));
        Assert.Contains("undone already", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>T1 has two cooperating bodies and a holder; version 2 puts another step in its place.</summary>
    private static async Task<MovingHouse> MovedAsync()
    {
        var service = await RunningService.StartAsync(MovingHouse.Clock());
        var first = Procedures.UserTask("T1");
        first["cooperating"] = new System.Text.Json.Nodes.JsonObject
        {
            ["typeName"] = "Object", ["expression"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Object", ["value"] = """["unit:VP","unit:UBND"]""" },
        };
        await service.StartInstanceAsync(Procedures.Flow("chain", first, Procedures.UserTask("T2"), Procedures.UserTask("T3")));
        var house = new MovingHouse(service);
        await house.PublishAsync(Procedures.UserTask("New", 5, "unit:VP"), Procedures.UserTask("T2"), Procedures.UserTask("T3"));
        var task = await house.TaskAsync("T1");
        await service.InAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(task.Id, "claim"), MovingHouse.Officer, default));
        return house;
    }

    /// <summary>The row without what grows with every change of it.</summary>
    private static string Picture(UserTask task) => JsonSerializer.Serialize(
        typeof(UserTask).GetProperties().Where(property => property.Name is not ("Version" or "DueRevision")).Select(property => (property.Name, Value: JsonSerializer.Serialize(property.GetValue(task)))).Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>Numbering goes on: it is the one thing that is not as before.</summary>
    private static string Unnumbered(string state)
    {
        var number = state.IndexOf(",\"n\":", StringComparison.Ordinal);
        return state.Remove(number, state.IndexOf(',', number + 1) - number);
    }
}
