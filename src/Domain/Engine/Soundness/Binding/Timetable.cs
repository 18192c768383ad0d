using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// When a step opens, falls due and ends, as local dates. <paramref name="Pausable"/>: its count stands still while steps are open of which this
/// timetable says nothing. <paramref name="After"/>: the tasks and approvals it directly follows, with nothing between that waits.
/// <paramref name="Refused"/>: it is come to only when an approval does not agree.
/// </summary>
internal sealed record StepTime(ActivityNode Node, DateOnly Opened, DateOnly? Due, DateOnly Ended, bool Pausable, IReadOnlyList<ActivityNode> After, bool Refused);

/// <summary>
/// The days of one start on its shortest way: of ways taken instead of each other the first to arrive counts, of branches side by side the last; loops
/// go no second round, returns do not happen, <c>Overdue</c> paths are left out. People are either done the day their work opens, or
/// (<paramref name="usesAllTime"/>) on the day it is due. Waits take as long as they take.
/// </summary>
internal sealed class Timetable(StartedInstance at, WorkCalendar calendar, Func<ActivityNode, FlowShape> shapes, bool usesAllTime)
{
    /// <summary>More predecessors than this are not compared one by one.</summary>
    private const int MostCompared = 12;

    private readonly Dictionary<string, StepTime> steps = [];
    private readonly List<(ActivityNode Node, string Problem)> problems = [];
    private readonly List<ActivityNode> untold = [];
    private int side;
    private int refused;

    /// <summary>Tasks, approvals and waits of the main flow, in the order they come.</summary>
    public IEnumerable<StepTime> Steps => steps.Values;

    public IReadOnlyList<(ActivityNode Node, string Problem)> Problems => problems;

    /// <summary>Steps whose deadline a variable decides.</summary>
    public IReadOnlyList<ActivityNode> Untold => untold;

    public Timetable Fill(ActivityNode root, DateOnly begin)
    {
        Pass(root, begin, []);
        return this;
    }

    /// <summary>The date a deadline gives to a step that opens on a day; null where there is none, or where it cannot be told.</summary>
    public (DateOnly? Due, DateOnly? WaitOver, bool Pausable) Resolve(ActivityNode node, string input, DateOnly opened)
    {
        var told = at.Deadline(node, input, opened);
        if (told.Problem is { } problem)
            problems.Add((node, problem));
        else if (!told.IsKnown)
            untold.Add(node);
        if (told.Value is not { } deadline)
            return default;
        try
        {
            var stops = deadline.Rule.Pauses?.Select(id => steps.GetValueOrDefault(id)).OfType<StepTime>().Select(step => new CountStop(step.Opened, step.Ended)).ToList();
            var due = deadline.Resolve(calendar, stops).Date;
            return (due, VietnamTime.DateOf(deadline.EndOfWait(due)), deadline.Rule.Pauses?.Any(id => !steps.ContainsKey(id)) == true);
        }
        catch (ArgumentOutOfRangeException beyond)
        {
            problems.Add((node, beyond.Message));
            return default;
        }
    }

    private DateOnly Pass(ActivityNode node, DateOnly opened, IReadOnlyList<ActivityNode> after)
    {
        var ended = node.Type switch
        {
            ActivityTypes.UserTask or ActivityTypes.Approval => Work(node, opened, after),
            "VanQuan.WaitUntil" => Wait(node, opened),
            "Elsa.Delay" => at.Span(node, "timeSpan") is { IsKnown: true, Value: { Days: > 0 } span } ? Later(opened, span.Days) : opened,
            "Elsa.Flowchart" => Flow(node, opened, after),
            "Elsa.Sequence" => InTurn(node, opened, after),
            "Elsa.Parallel" or "Elsa.Fork" => node.Activities.Select(child => Pass(child, opened, after)).DefaultIfEmpty(opened).ToList() is var ends && FirstBranchIsEnough(node) ? ends.Min() : ends.Max(),
            "Elsa.If" => First([node.Then, node.Else], opened, after),
            "Elsa.Switch" => First([.. node.Cases.Select(item => item.Activity), node.Default], opened, after),
            ActivityTypes.ForEachUnit => Units(node, opened, after),
            _ => Rounds(node, opened, after),
        };
        at.Complete(node, ended);
        return ended;
    }

    private DateOnly Work(ActivityNode node, DateOnly opened, IReadOnlyList<ActivityNode> after)
    {
        var (due, _, pausable) = Resolve(node, "due", opened);
        var ended = usesAllTime && due > opened ? due.Value : opened;
        Note(new(node, opened, due, ended, pausable, after, refused > 0));
        return ended;
    }

    private DateOnly Wait(ActivityNode node, DateOnly opened)
    {
        var (_, over, pausable) = Resolve(node, "deadline", opened);
        var ended = over > opened ? over.Value : opened;
        Note(new(node, opened, null, ended, pausable, [], refused > 0));
        return ended;
    }

    private void Note(StepTime step)
    {
        if (side == 0)
            steps[step.Node.Id] = step;
    }

    private DateOnly InTurn(ActivityNode sequence, DateOnly opened, IReadOnlyList<ActivityNode> after)
    {
        foreach (var child in sequence.Activities)
            (opened, after) = (Pass(child, opened, after), Following(child, after));
        return opened;
    }

    private DateOnly First(IEnumerable<ActivityNode?> ways, DateOnly opened, IReadOnlyList<ActivityNode> after) =>
        ways.Select(way => way is null ? opened : Pass(way, opened, after)).ToList() is { Count: > 0 } ends ? ends.Min() : opened;

    private DateOnly Units(ActivityNode loop, DateOnly opened, IReadOnlyList<ActivityNode> after)
    {
        if (loop.Body is not { } body)
            return opened;
        var units = at.Texts(loop, "units");
        if (units is { IsKnown: true, Value: [var unit, ..] })
            at.EnterRound(loop, unit);
        var ended = Pass(body, opened, after);
        return units is { IsKnown: true, Value: { Count: > 0 } } ? ended : opened;
    }

    /// <summary>A loop may run no round at all, and whatever else there is takes no time.</summary>
    private DateOnly Rounds(ActivityNode node, DateOnly opened, IReadOnlyList<ActivityNode> after)
    {
        if (node.Body is { } body)
            Pass(body, opened, after);
        return opened;
    }

    private DateOnly Flow(ActivityNode chart, DateOnly opened, IReadOnlyList<ActivityNode> before)
    {
        var shape = shapes(chart);
        var ended = new Dictionary<string, DateOnly>();
        var after = new Dictionary<string, IReadOnlyList<ActivityNode>>();
        var disagreed = new HashSet<string>();
        foreach (var node in shape.Order)
        {
            var ways = shape.Inbound(node);
            var days = ways.Select(way => ended[way.Source]).ToList();
            var start = ways.Count == 0 ? opened : Earliest(days, (a, b) => !FlowShape.IsFirstCome(node) && shape.AreTogether(ways[a], ways[b]));
            var previous = ways.Count == 0 ? before : [.. ways.SelectMany(way => after[way.Source]).Distinct().Take(MostCompared)];
            if (ways.Count > 0 && ways.All(way => disagreed.Contains(way.Source) || (way.Outcome is "Rejected" or "Returned" && shape.IsApproval(way.Source))))
                disagreed.Add(node.Id);
            var (aside, against) = (shape.IsSide(node) ? 1 : 0, disagreed.Contains(node.Id) ? 1 : 0);
            (side, refused) = (side + aside, refused + against);
            ended[node.Id] = Pass(node, start, previous);
            (side, refused) = (side - aside, refused - against);
            after[node.Id] = Following(node, previous);
        }
        var ends = shape.Ends;
        return ends.Count == 0 ? opened : Earliest([.. ends.Select(end => ended[end.Id])], (a, b) => shape.AreTogether(ends[a], ends[b]));
    }

    private static DateOnly Earliest(List<DateOnly> days, Func<int, int, bool> together) =>
        days.Select((day, i) => days.Where((_, j) => j == i || together(i, j)).Max()).Min();

    /// <summary>Whom the next step directly follows: this one, where a person does it; what came before, where it takes no time; nobody behind a wait.</summary>
    private static IReadOnlyList<ActivityNode> Following(ActivityNode node, IReadOnlyList<ActivityNode> before) =>
        ActivityTypes.WaitsForPerson(node.Type) ? [node] : ActivityTypes.Waits(node.Type) || node.Children.Any() ? [] : before;

    private static bool FirstBranchIsEnough(ActivityNode fork) =>
        fork.Type == "Elsa.Fork" && fork.Json.TryGetProperty("joinMode", out var mode) && mode.ToString() is "WaitAny" or "1";

    private static DateOnly Later(DateOnly day, int days) => day.DayNumber + days < DateOnly.MaxValue.DayNumber ? day.AddDays(days) : DateOnly.MaxValue;
}
