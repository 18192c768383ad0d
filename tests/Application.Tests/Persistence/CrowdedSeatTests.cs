using Xunit;

namespace VanQuan.Workflows.Application_Tests.Persistence;

/// <summary>
/// Whoever comes to the seat may find a turn in front of their own, of a caller who has queued and not yet come. If that one fails, their own
/// is done all the same, and not only when somebody else happens to come.
/// </summary>
public sealed class CrowdedSeatTests : SeatHouse
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(2, 3000)]
    [InlineData(3, 1500)]
    [InlineData(40, 60)]
    public async Task Everybody_who_comes_at_once_gets_an_answer_though_the_first_turns_fail(int callers, int rounds)
    {
        using var together = new Barrier(callers);
        var answers = Enumerable.Range(0, callers).Select(caller => Task.Factory.StartNew(() =>
        {
            var done = 0;
            for (var round = 0; round < rounds; round++)
            {
                together.SignalAndWait(Patience);
                done += TryAsync($"{round}:{caller}", fails: caller % 2 == 0).WaitAsync(Patience).GetAwaiter().GetResult() ? 1 : 0;
            }
            return done;
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();

        Assert.Equal(callers / 2 * rounds, (await Task.WhenAll(answers)).Sum());
        Assert.Equal(callers / 2 * rounds, (await OperationsAsync()).Count);
    }

    private async Task<bool> TryAsync(string id, bool fails)
    {
        try
        {
            return await Seat.RunAsync(db => fails ? throw new InvalidOperationException(id) : AppendAsync(db, id), default) == 1;
        }
        catch (InvalidOperationException failed) when (failed.Message == id)
        {
            return false;
        }
    }
}
