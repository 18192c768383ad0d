using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Persistence;

/// <summary>Rows that are only ever added go past the change tracker and have to end up as if they had not.</summary>
public sealed class AppendedRowsTests : SeatHouse
{
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
        await using var db = await OtherAsync();
        db.Add(new UnitRow { Code = "VP", Name = "Văn phòng", Kind = "Department" });
        db.Append(new OperationRow { Id = "same", At = Now, Answer = "1" });
        db.Append(new OperationRow { Id = "same", At = Now, Answer = "2" });

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(0, await Seat.RunAsync(other => other.Set<UnitRow>().CountAsync(), default));
    }

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
