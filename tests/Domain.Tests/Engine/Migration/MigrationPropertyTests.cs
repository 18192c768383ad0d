using CsCheck;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>
/// Laws of migration over drawings nobody thought of, at any moment of an instance's life: forks, joins and choices, skipped ways included.
/// </summary>
public sealed class MigrationPropertyTests
{
    /// <summary>A drawing of tasks without loops, how far people come before the migration, and what is drawn differently.</summary>
    private sealed record Case(Drawing Before, int[] Moves, int Taken, int Change, int Place, int[] After);

    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Int[3, 9].SelectMany(count => Gen.Select(Gen.Int[0, 99].Array[count * 3], Gen.Const(count), (numbers, n) => Draw(n, numbers))),
        Gen.Int[0, 999].Array[14], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 999], Gen.Int[0, 999].Array[30])
        .Select((before, moves, taken, change, place, after) => new Case(before, moves, taken, change, place, after));

    [Fact]
    public void Going_over_to_the_same_drawing_changes_nothing_that_matters() => Cases.Sample(one =>
    {
        var lived = Walk(new Lived(one.Before.Build()), one.Moves.Take(one.Taken));
        if (lived.IsFinished)
            return;
        var (stayed, moved) = (lived.Copy(), lived.Copy().GoOver(one.Before.Copy().Shuffle()));
        Assert.Equal(lived.Effects.Count, moved.Effects.Count);
        Assert.Equal(State(lived.Copy().GoOver(one.Before)), State(stayed));
        Assert.Equal([.. Walk(stayed, one.After).Opened], Walk(moved, one.After).Opened.ToList(), Unordered);
        Assert.Equal(stayed.State.SubStatus, moved.State.SubStatus);
    }, iter: 1000);

    [Fact]
    public void Whatever_is_inserted_or_taken_out_everything_done_stays_done_and_the_end_is_reached() => Cases.Sample(one =>
    {
        var lived = Walk(new Lived(one.Before.Build()), one.Moves.Take(one.Taken));
        if (lived.IsFinished)
            return;
        var (after, gone) = Redraw(one);
        var open = lived.State.Bookmarks.Where(bookmark => bookmark.ActivityId != gone).ToList();
        var moved = lived.Copy().GoOver(after, gone is not null && lived.Open.Contains(gone) ? [new StandingMove(gone, MoveKind.Drops)] : []);
        Assert.All(open, bookmark => Assert.Contains(bookmark, moved.State.Bookmarks));
        Finish(moved, one);
    }, iter: 1000);

    [Fact]
    public void A_way_drawn_anew_is_refused_in_words_or_keeps_the_same_laws() => Cases.Sample(one =>
    {
        var lived = Walk(new Lived(one.Before.Build()), one.Moves.Take(one.Taken));
        if (lived.IsFinished)
            return;
        var steps = one.Before.Steps.ToList();
        var (source, target) = (one.Place % steps.Count, one.Place / 31 % steps.Count);
        if (source >= target)
            return;
        var after = one.Before.Copy().Flow($"{steps[source]}.{(one.Change % 2 == 0 ? "Done" : "No")}>{steps[target]}");
        if (one.Change > 1)
            after.Cut(after.Ways.First(way => way.EndsWith(">" + steps[target], StringComparison.Ordinal)));
        var answer = lived.Try(after);
        if (!answer.IsPossible)
        {
            Assert.All(answer.Refusals, refusal => Assert.NotEqual(refusal.Vi, refusal.En));
            return;
        }
        Finish(lived.GoOver(after), one);
    }, iter: 1000);

    private static void Finish(Lived moved, Case one)
    {
        Walk(moved, one.After);
        Assert.True(moved.IsFinished, $"stands at {string.Join(", ", moved.Open)} after {string.Join(" ", moved.Opened)}");
        Assert.Empty(moved.State.Incidents);
        // Without loops nothing is ever opened twice: no completed work, and no join that fires again.
        Assert.Equal(moved.Opened.Distinct(), moved.Opened);
    }

    /// <summary>Somebody does one of the open tasks, by one of its two ways out.</summary>
    private static Lived Walk(Lived lived, IEnumerable<int> moves)
    {
        foreach (var move in moves)
            if (!lived.IsFinished && lived.Open.Count > 0)
                lived.Do(lived.Open.Order().ElementAt(move / 2 % lived.Open.Count), move % 2 == 0 ? "Done" : "No");
        return lived;
    }

    private static (Drawing After, string? Gone) Redraw(Case one)
    {
        var after = one.Before.Copy();
        var way = after.Ways[one.Place % after.Ways.Count];
        var (source, outcome, target) = Drawing.Parts(way);
        switch (one.Change)
        {
            case 0:
                return (after.Task("X").Cut(way).Flow($"{source}.{outcome}>X", $"X.Done>{target}", $"X.No>{target}"), null);
            case 1:
                return (after.Task("X").Flow($"{source}.{outcome}>X", $"X.Done>{target}", $"X.No>{target}").Shuffle(), null);
            case 2:
                return (after.Task("X").Flow($"{target}.Done>X"), null);
            default:
                foreach (var (into, by, _) in after.Ways.Where(one => one.EndsWith(">" + target, StringComparison.Ordinal)).Select(Drawing.Parts).ToList())
                    foreach (var (_, _, next) in after.Ways.Where(one => one.StartsWith(target + ".", StringComparison.Ordinal)).Select(Drawing.Parts).ToList())
                        after.Flow($"{into}.{by}>{next}");
                return (after.Remove(target), target);
        }
    }

    /// <summary>Every step but the first has a way in from an earlier one; some have more, by either outcome.</summary>
    private static Drawing Draw(int count, int[] numbers)
    {
        var drawing = new Drawing();
        for (var i = 0; i < count; i++)
        {
            drawing.Task($"T{i}");
            if (i == 0)
                continue;
            drawing.Flow($"T{numbers[i * 3] % i}.{(numbers[i * 3] % 7 < 5 ? "Done" : "No")}>T{i}");
            if (numbers[(i * 3) + 1] % 2 == 0)
                drawing.Flow($"T{numbers[(i * 3) + 1] / 2 % i}.{(numbers[(i * 3) + 2] % 3 > 0 ? "Done" : "No")}>T{i}");
        }
        return drawing;
    }

    private static string State(Lived lived) => lived.State.Serialize().Replace("\"v\":2", "\"v\":1", StringComparison.Ordinal);

    private static readonly IEqualityComparer<List<string>> Unordered =
        EqualityComparer<List<string>>.Create((a, b) => a!.Order().SequenceEqual(b!.Order()), list => list.Count);
}
