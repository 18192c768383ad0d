using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Simulation;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Simulation;

/// <summary>Simulations asked for over the web: worked out once, a few at a time, and never without an end.</summary>
public class SimulationBenchTests
{
    [Fact]
    public async Task The_same_question_is_worked_out_once_and_the_oldest_answers_are_forgotten()
    {
        using var bench = new SimulationBench(new SimulationLimits { Kept = 2 });
        var lives = 0;
        foreach (var key in (string[])["a", "a", "b", "a", "c", "b"])
            Assert.Equal(key, await bench.GetAsync(key, 10, _ => { lives++; return key; }, CancellationToken.None));

        Assert.Equal(4, lives);
    }

    [Fact]
    public async Task What_takes_longer_than_it_may_is_refused_and_frees_its_place()
    {
        using var bench = new SimulationBench(new SimulationLimits { Seconds = 0, AtOnce = 1 });
        var refused = await Assert.ThrowsAsync<SimulationRefusedException>(() => bench.GetAsync("endless", 10, Endless, CancellationToken.None));

        Assert.Equal(SimulationRefusal.TooLong, refused.Refusal);
        Assert.Equal("next", await bench.GetAsync("next", 10, _ => "next", CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_leaves_is_not_told_that_it_took_too_long()
    {
        using var bench = new SimulationBench(new SimulationLimits());
        using var left = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.GetAsync("left", 10, bounds => { left.Cancel(); return Endless(bounds); }, left.Token));
    }

    private static string Endless(SimulationBounds bounds)
    {
        while (true)
            bounds.Cancelled.ThrowIfCancellationRequested();
    }
}
