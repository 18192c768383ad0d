using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Persistence;

/// <summary>The one writer's context is used again and again: nothing of one turn may reach the next.</summary>
public sealed class WriterSeatTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2022, 1, 4, 1, 0, 0, TimeSpan.Zero);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"seat-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider services;

    public WriterSeatTests() => services = new ServiceCollection().AddWorkflowsDb(file).BuildServiceProvider();

    private WriterSeat Seat => services.GetRequiredService<WriterSeat>();

    public async ValueTask InitializeAsync() => await services.GetRequiredService<DatabaseSchema>().BringAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(file + suffix);
    }

    [Fact]
    public async Task A_turn_that_fails_leaves_nothing_in_the_database_and_nothing_for_the_next_turn()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Seat.RunAsync<int>(async db =>
        {
            db.Add(new UnitRow { Code = "VP", Name = "Văn phòng", Kind = "Department" });
            db.Append(new OperationRow { Id = "half", At = Now, Answer = "1" });
            db.Audit.Add(AuditChain.Service, Actor.System, Now, "HalfDone");
            await db.SaveChangesAsync();
            db.Append(new OperationRow { Id = "rest", At = Now, Answer = "2" });
            db.Audit.Add(AuditChain.Service, Actor.System, Now, "RestDone");
            throw new InvalidOperationException("the power is gone");
        }, default));

        await Seat.RunAsync(db => db.SaveChangesAsync(), default);

        Assert.Equal((0, 0, 0), await Seat.RunAsync(async db =>
            (await db.Set<UnitRow>().CountAsync(), await db.Set<OperationRow>().CountAsync(), await db.Set<AuditLine>().CountAsync()), default));
    }

    [Fact]
    public async Task A_turn_reads_anew_what_somebody_else_has_changed_since_the_last_one()
    {
        await SaveUnitAsync("Văn phòng");
        await Seat.RunAsync(db => db.Set<UnitRow>().SingleAsync(), default);
        await using (var other = await services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync())
        {
            (await other.Set<UnitRow>().SingleAsync()).Name = "Văn phòng HĐND và UBND";
            await other.SaveChangesAsync();
        }

        Assert.Equal("Văn phòng HĐND và UBND", await Seat.RunAsync(async db => (await db.Set<UnitRow>().SingleAsync()).Name, default));
    }

    [Fact]
    public async Task A_change_of_a_row_that_was_read_is_saved_though_nothing_looks_for_changes_meanwhile()
    {
        await SaveUnitAsync("Văn phòng");
        await Seat.RunAsync(async db =>
        {
            (await db.Set<UnitRow>().SingleAsync()).Name = "Phòng Nội vụ";
            return await db.SaveChangesAsync();
        }, default);

        Assert.Equal("Phòng Nội vụ", await Seat.RunAsync(async db => (await db.Set<UnitRow>().AsNoTracking().SingleAsync()).Name, default));
    }

    [Fact]
    public async Task A_question_asked_again_while_it_is_still_being_answered_gets_its_own_answer()
    {
        await Seat.RunAsync(async db =>
        {
            db.AddRange(Enumerable.Range(1, 3).Select(i => new UnitRow { Code = $"U{i}", Name = $"Unit {i}", Kind = "Department" }));
            return await db.SaveChangesAsync();
        }, default);

        var pairs = await Seat.RunAsync(async db =>
        {
            List<string> seen = [];
            await foreach (var outer in db.Set<UnitRow>().AsNoTracking().OrderBy(unit => unit.Code).AsAsyncEnumerable())
                await foreach (var inner in db.Set<UnitRow>().AsNoTracking().OrderBy(unit => unit.Code).AsAsyncEnumerable())
                    seen.Add(outer.Code + inner.Code);
            return seen;
        }, default);

        Assert.Equal(["U1U1", "U1U2", "U1U3", "U2U1", "U2U2", "U2U3", "U3U1", "U3U2", "U3U3"], pairs);
    }

    [Fact]
    public async Task Appended_rows_are_what_the_tracker_would_have_written()
    {
        var appended = Rows("appended");
        var tracked = Rows("tracked");
        await Seat.RunAsync(async db =>
        {
            foreach (var row in appended)
                db.Append(row);
            db.AddRange(tracked);
            return await db.SaveChangesAsync();
        }, default);

        Assert.Equal(await ReadAsync("tracked"), await ReadAsync("appended"));
    }

    [Fact]
    public async Task Appending_a_row_that_is_there_fails_like_any_save_and_takes_the_turn_with_it()
    {
        Task<int> Append(string other) => Seat.RunAsync(db =>
        {
            db.Append(new OperationRow { Id = other, At = Now, Answer = "1" });
            db.Append(new OperationRow { Id = "same", At = Now, Answer = "1" });
            return db.SaveChangesAsync();
        }, default);
        await Append("first");

        await Assert.ThrowsAsync<DbUpdateException>(() => Append("second"));

        Assert.Equal(["first", "same"], await Seat.RunAsync(db => db.Set<OperationRow>().Select(row => row.Id).OrderBy(id => id).ToListAsync(), default));
    }

    [Fact]
    public async Task Rows_appended_outside_a_transaction_are_saved_with_the_rest_or_not_at_all()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();
        db.Add(new UnitRow { Code = "VP", Name = "Văn phòng", Kind = "Department" });
        db.Append(new OperationRow { Id = "same", At = Now, Answer = "1" });
        db.Append(new OperationRow { Id = "same", At = Now, Answer = "2" });

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(0, await Seat.RunAsync(other => other.Set<UnitRow>().CountAsync(), default));
    }

    private Task<int> SaveUnitAsync(string name) => Seat.RunAsync(db =>
    {
        db.Add(new UnitRow { Code = "VP", Name = name, Kind = "Department" });
        return db.SaveChangesAsync();
    }, default);

    private static object[] Rows(string kind) =>
    [
        new OperationRow { Id = kind, At = Now, Answer = "{\"vi\":\"Đã nộp\"}" },
        new ReminderLedgerEntry(kind, 2, "overdue-1", Now.AddDays(1), "officer", ReminderState.Withdrawn, Now, null),
        new ReminderLedgerEntry(kind, 2, "overdue-1", Now.AddDays(2), "officer", ReminderState.Sent, Now, Guid.Parse("11111111-2222-3333-4444-555555555555")),
        MailMessage.Queue(Guid.CreateVersion7(Now), "vanquan.example", kind, "assigned", "vi", "Việc mới: nhà văn hóa", "{\"a\":1}", new MailRecipient("officer", "Nông Văn Sơn", null), kind, Now),
    ];

    /// <summary>The rows as the database holds them, without what differs by nature.</summary>
    private Task<List<string>> ReadAsync(string kind) => Seat.RunAsync(async db =>
    {
        var mails = await db.Set<MailMessage>().AsNoTracking().Where(mail => mail.ThreadKey == kind).ToListAsync();
        List<object> rows =
        [
            .. await db.Set<OperationRow>().AsNoTracking().Where(row => row.Id == kind).ToListAsync(),
            .. await db.Set<ReminderLedgerEntry>().AsNoTracking().Where(row => row.TaskId == kind).OrderBy(row => row.Slot).ToListAsync(),
            .. mails,
        ];
        var text = rows.ConvertAll(row => JsonSerializer.Serialize(row, row.GetType()).Replace(kind, "", StringComparison.Ordinal));
        return text.ConvertAll(row => mails.Aggregate(row, (said, mail) => said
            .Replace(mail.Id.ToString("N"), "", StringComparison.OrdinalIgnoreCase).Replace(mail.Id.ToString(), "", StringComparison.OrdinalIgnoreCase)));
    }, default);
}
