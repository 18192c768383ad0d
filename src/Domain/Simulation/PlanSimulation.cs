using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// A whole plan lived through on an imagined clock: the same kernel, tasks, due dates, reminders and mail subjects as the live
/// service, imagined people, no database. Pure: the same plan, period and conduct tell the same story, in order of time.
/// </summary>
public sealed class PlanSimulation
{
    private readonly World world;
    private readonly SimulatedMail mail;
    private readonly SimulatedTasks tasks;
    private readonly SimulatedRounds rounds;
    private readonly Func<string, WorkflowDefinition?> definitions;
    private readonly Kernel kernel;
    private readonly SimulationBounds bounds;
    private int effects;

    /// <param name="definitions">The plan's definitions by id, called ones included.</param>
    /// <param name="ear">Hears every event as it happens.</param>
    /// <param name="reader">Hears of every mail what its text is made of, before the ear hears of it.</param>
    /// <param name="staff">The imagined people; null for <see cref="SyntheticStaff"/> of the plan's bodies.</param>
    public PlanSimulation(
        Plan plan, Func<string, WorkflowDefinition?> definitions, WorkCalendar calendar, IExpressionEvaluator expressions,
        PeopleConduct people, Action<SimulationEvent> ear, Action<WrittenMail>? reader = null, StaffDirectory? staff = null, SimulationBounds? bounds = null)
    {
        this.definitions = definitions;
        this.bounds = bounds ?? SimulationBounds.None;
        kernel = new Kernel(expressions, definitions);
        world = new World(plan, calendar, people, staff ?? SyntheticStaff.Of(plan), ear) { Reader = reader };
        mail = new SimulatedMail(world);
        var desk = new SimulatedDesk(world, mail);
        tasks = desk.Tasks = new SimulatedTasks(world, mail, desk.Expect);
        rounds = new SimulatedRounds(world, definitions);
    }

    /// <summary>Lives from 00:00 of <paramref name="from"/> to the end of <paramref name="to"/>, local dates.</summary>
    /// <exception cref="ArgumentException">An action uses a definition that is not there; the message names both.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public SimulationEnd Run(DateOnly from, DateOnly to)
    {
        foreach (var action in world.Plan.Actions)
            if (definitions(action.Definition) is null)
                throw new ArgumentException($"action {action.Number} uses the definition {action.Definition}, which is not there", nameof(from));
        return Live(from, to, () => rounds.Begin(from), stopsWhenStill: false);
    }

    /// <summary>
    /// One run of one action and nothing else, begun at 00:00 of the round's first day. Ends early where nothing moves for a month
    /// but reminders: nobody will ever act.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public SimulationEnd RunOnly(PlannedRound round, ActionRun run, DateOnly to) => Live(round.Begin, to, () => rounds.Start(round, run), stopsWhenStill: true);

    private SimulationEnd Live(DateOnly from, DateOnly to, Action begin, bool stopsWhenStill)
    {
        world.Host = new InMemoryHost(
            kernel, definitions, VietnamTime.StartOf(from), deadline => deadline.Resolve(world.Calendar).Date, (effect, _) => Observe(effect));
        try
        {
            begin();
            return LiveOn(VietnamTime.StartOf(to.AddDays(1)), stopsWhenStill);
        }
        catch (SimulationBoundException)
        {
            return SimulationEnd.TooLong;
        }
    }

    private SimulationEnd LiveOn(DateTimeOffset end, bool stopsWhenStill)
    {
        var moved = world.Now;
        while (NextMoment() is { } next)
        {
            if (next >= end)
                return SimulationEnd.Reached;
            var still = stopsWhenStill && world.Agenda.OnlyReminds && world.Host.NextTimer is null;
            if (still && next > moved.AddDays(30))
                return SimulationEnd.Still;
            if (!still)
                moved = next;
            bounds.Cancelled.ThrowIfCancellationRequested();
            // Timers of the engine fire while the clock moves; they come before whatever else falls on that instant.
            world.Host.AdvanceTo(next);
            if (world.Agenda.Next is { } planned && planned <= next)
                world.Agenda.Take()();
        }
        return SimulationEnd.Quiet;
    }

    private DateTimeOffset? NextMoment() => (world.Agenda.Next, world.Host.NextTimer) switch
    {
        ({ } planned, { } timer) => planned < timer ? planned : timer,
        var (planned, timer) => planned ?? timer,
    };

    private void Observe(Effect effect)
    {
        // Every way to go round for ever passes here: the kernel itself bounds what one event may run.
        if (++effects > bounds.Effects)
            throw new SimulationBoundException();
        switch (effect)
        {
            case OpenTask open: tasks.Open(open); break;
            case OpenApproval open: tasks.Open(open); break;
            case CloseTask close: tasks.Close(close); break;
            case PauseClock pause: tasks.Pause(pause); break;
            case ResumeClock resume: tasks.Resume(resume); break;
            case Notify notify: mail.Notice(notify); break;
            case SendMail send: mail.Notice(send); break;
            case RecordIndicator record:
                world.Tell(SimulationKind.IndicatorRecorded, record.InstanceId, line => line with { Unit = record.Unit, Detail = $"{record.CriteriaSet}/{record.Code}" });
                break;
            case OpenIncident incident:
                world.Tell(SimulationKind.IncidentOpened, incident.InstanceId, line => line with { Task = incident.ActivityId, Detail = incident.Message });
                break;
            case FinishInstance finish:
                tasks.Finish(finish);
                world.Tell(SimulationKind.InstanceFinished, finish.InstanceId, line => line with { Detail = finish.SubStatus.ToString() });
                rounds.Finished(finish.InstanceId);
                break;
        }
    }
}
