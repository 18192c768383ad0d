namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>What comes first when several things fall on one instant, as the live bell has it: reminders last.</summary>
internal enum Turn { Overdue, Round, Act, Reminder }

/// <summary>Everything planned on the imagined clock, in order of time, then of turn, then of planning: every run is the same.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, Turn Turn, long Order)> planned = new();
    private long order;

    private int deeds;

    public void Plan(DateTimeOffset at, Turn turn, Action happens)
    {
        planned.Enqueue(happens, (at, turn, order++));
        deeds += turn == Turn.Reminder ? 0 : 1;
    }

    /// <summary>Nothing is planned any more but to remind.</summary>
    public bool OnlyReminds => deeds == 0;

    public DateTimeOffset? Next => planned.TryPeek(out _, out var first) ? first.At : null;

    public Action Take()
    {
        planned.TryDequeue(out var happens, out var when);
        deeds -= when.Turn == Turn.Reminder ? 0 : 1;
        return happens!;
    }
}
