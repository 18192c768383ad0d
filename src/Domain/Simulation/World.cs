using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>What a started instance is about.</summary>
internal sealed record Origin(PlanAction Action, PlannedRound Round, ActionRun Run);

/// <summary>What everybody in a simulation shares: the plan, the calendar, the people, the clock, the agenda, and the ear that listens.</summary>
internal sealed class World(Plan plan, WorkCalendar calendar, PeopleConduct people, StaffDirectory staff, Action<SimulationEvent> ear)
{
    private readonly Dictionary<string, Origin?> origins = [];

    public Plan Plan => plan;
    public WorkCalendar Calendar => calendar;
    public PeopleConduct People => people;
    public StaffDirectory Staff { get; } = staff;
    public Agenda Agenda { get; } = new();
    public InMemoryHost Host { get; set; } = null!;
    public DateTimeOffset Now => Host.Now;
    public DateOnly Today => VietnamTime.DateOf(Now);

    /// <summary>How many mails were written so far.</summary>
    public int Mails { get; private set; }

    /// <summary>Hears of every mail what its text is made of; null where nobody wants to read.</summary>
    public Action<WrittenMail>? Reader { get; init; }

    public void Began(string instanceId, Origin? origin) => origins[instanceId] = origin;

    /// <summary>A called instance is about the same action, body and subject as its caller; one started by a signal is about none.</summary>
    public Origin? OriginOf(string instanceId)
    {
        if (origins.TryGetValue(instanceId, out var known))
            return known;
        var origin = Host.Instance(instanceId).Parent is { } parent ? OriginOf(parent.InstanceId) : null;
        Began(instanceId, origin);
        Tell(SimulationKind.InstanceStarted, instanceId, line => line);
        return origin;
    }

    public TaskOrigin TaskOriginOf(string instanceId) => OriginOf(instanceId) is { } origin
        ? new TaskOrigin(plan.Code, origin.Action.Number, origin.Run.Unit.Code, origin.Run.Subject?.Name)
        : TaskOrigin.None;

    public void Tell(SimulationKind kind, string instanceId, Func<SimulationEvent, SimulationEvent> more)
    {
        var origin = OriginOf(instanceId);
        ear(more(new SimulationEvent(Now.ToOffset(VietnamTime.Offset), kind)
        {
            Action = origin?.Action.Number,
            SourceTasks = origin?.Action.SourceTasks ?? [],
            Instance = instanceId,
            Unit = origin?.Run.Unit.Code,
        }));
    }

    public void Tell(SimulationKind kind, UserTask task, Func<SimulationEvent, SimulationEvent>? more = null) =>
        Tell(kind, task.InstanceId, line =>
        {
            var told = line with
            {
                Unit = task.UnitCode,
                Task = task.Id,
                Title = task.Title,
                Activity = task.ActivityId,
                Round = task.Round,
                IsApproval = task.Kind == TaskKind.Approval,
                Due = task.DueDate,
            };
            return more is null ? told : more(told);
        });

    /// <summary>A mail was written; <paramref name="line"/> is its line without a number.</summary>
    public SimulationEvent Number(SimulationEvent line) => line with { Mail = ++Mails };

    public void Tell(SimulationKind kind, PlannedRound round) => ear(new SimulationEvent(Now.ToOffset(VietnamTime.Offset), kind)
    {
        Action = round.Action.Number,
        SourceTasks = round.Action.SourceTasks,
        Due = round.Due,
    });
}
