using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Persistence;

/// <summary>The one writer's context is used again and again: nothing of one turn may reach the next.</summary>
public sealed class WriterSeatTests : SeatHouse
{
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
        await using (var other = await OtherAsync())
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
    public async Task Turns_that_wait_are_done_together_and_one_that_fails_takes_nobody_with_it()
    {
        var (seated, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Seat.RunAsync(async db =>
        {
            seated.SetResult();
            await go.Task;
            return await AppendAsync(db, "first");
        }, default);
        await seated.Task;
        var second = Seat.RunAsync(db => AppendAsync(db, "second"), default);
        var bad = Seat.RunAsync<int>(async db =>
        {
            await AppendAsync(db, "bad");
            db.Append(new OperationRow { Id = "noted by the bad one", At = Now, Answer = "" });
            throw new InvalidOperationException("hỏng");
        }, default);
        var twice = Seat.RunAsync(db => AppendAsync(db, "first"), default);
        var last = Seat.RunAsync(db => AppendAsync(db, "last"), default);
        Assert.False(second.IsCompleted);
        go.SetResult();

        var counted = await Task.WhenAll(first, second, last);
        Assert.Equal([1, 1, 1], counted);
        Assert.Equal("hỏng", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        await Assert.ThrowsAsync<DbUpdateException>(() => twice);
        Assert.Equal(["first", "last", "second"], await OperationsAsync());
    }

    [Fact]
    public async Task A_turn_given_up_while_it_waits_is_never_done()
    {
        var (seated, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Seat.RunAsync(async db =>
        {
            seated.SetResult();
            await go.Task;
            return await AppendAsync(db, "first");
        }, default);
        await seated.Task;
        using var stop = new CancellationTokenSource();
        var second = Seat.RunAsync(db => AppendAsync(db, "second"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        go.SetResult();
        await first;
        await Seat.RunAsync(db => AppendAsync(db, "third"), default);

        Assert.Equal(["first", "third"], await OperationsAsync());
    }

    [Fact]
    public async Task A_database_that_cannot_be_had_is_said_and_nobody_waits_for_ever()
    {
        await Seat.RunAsync(db => AppendAsync(db, "there"), default);
        Assert.Equal(0, await Seat.RunAsync(async db =>
        {
            // The connection is gone under the seat: the turn after this one finds it closed.
            await db.Database.CloseConnectionAsync();
            db.Database.GetDbConnection().Close();
            return 0;
        }, default).ContinueWith(done => 0, TaskScheduler.Default));

        Assert.Equal(1, await Seat.RunAsync(db => AppendAsync(db, "again"), default));
        Assert.Equal(["again", "there"], await OperationsAsync());
    }

    private Task<int> SaveUnitAsync(string name) => Seat.RunAsync(db =>
    {
        db.Add(new UnitRow { Code = "VP", Name = name, Kind = "Department" });
        return db.SaveChangesAsync();
    }, default);
}
