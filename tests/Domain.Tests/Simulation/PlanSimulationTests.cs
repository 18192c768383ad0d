using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Simulation;

/// <summary>A plan lived through: who does what when, who hears of it, and that it is always the same.</summary>
public class PlanSimulationTests
{
    [Fact]
    public void On_time_everybody_acts_one_working_day_before_the_due_date()
    {
        var story = Story(Procedures.Live(PeopleConduct.Everybody(Conduct.OnTime)), 1);

        Assert.Equal(
            [
                "22/08 00:00 InstanceStarted  2022-12-31",
                "22/08 00:00 TaskOpened Prepare 2022-09-07",
                "06/09 16:00 TaskSubmitted Prepare 2022-09-07",
                "06/09 16:00 TaskOpened Approve 2022-09-09",
                "08/09 16:00 Approved Approve 2022-09-09",
                "08/09 16:00 TaskCompleted Prepare 2022-09-07",
                "08/09 16:00 InstanceFinished  ",
            ],
            story);
    }

    [Fact]
    public void Late_people_hear_of_it_on_working_days_and_so_do_those_above()
    {
        var events = Procedures.Live(PeopleConduct.Everybody(Conduct.Late));
        var overdue = events.First(happened => happened.Kind == SimulationKind.TaskOverdue && happened.Action == 1);

        Assert.Equal(new DateTimeOffset(2022, 9, 8, 0, 0, 0, TimeSpan.FromHours(7)), overdue.At);
        Assert.Equal(
            [
                "22/08 assigned role:TNMT/Head", "22/08 assigned role:TNMT/Officer",
                "29/08 before:5 role:TNMT/Head", "29/08 before:5 role:TNMT/Officer",
                "06/09 before:1 role:TNMT/Head", "06/09 before:1 role:TNMT/Officer",
                "07/09 due role:TNMT/Head", "07/09 due role:TNMT/Officer",
                "08/09 overdue:1 role:TNMT/Head", "08/09 overdue:1 role:TNMT/Officer",
                "12/09 overdue:3 role:TNMT/Head", "12/09 overdue:3 role:TNMT/Officer",
                "14/09 escalate:Office role:VP/Head",
                "14/09 overdue:5 role:TNMT/Head", "14/09 overdue:5 role:TNMT/Officer",
            ],
            events.Where(happened => happened.Kind == SimulationKind.Mail && happened.Title == "Lập tờ trình" && happened.Rule != "approved")
                .Select(mail => $"{mail.At:dd'/'MM} {mail.Rule} {mail.To}").Order(StringComparer.Ordinal).OrderBy(line => line[3..5] + line[..2]));
    }

    [Fact]
    public void Silence_climbs_to_the_vice_chairman_and_nothing_is_ever_done()
    {
        var events = Procedures.Live(PeopleConduct.Everybody(Conduct.Silent));

        Assert.DoesNotContain(events, happened => happened.Kind is SimulationKind.TaskSubmitted or SimulationKind.Approved or SimulationKind.InstanceFinished);
        var climbed = Assert.Single(events, happened => happened is { Rule: "escalate:ViceChairman", Action: 1 });
        Assert.Equal("role:UBND/ViceChairman", climbed.To);
        Assert.Equal(new DateTimeOffset(2022, 9, 21, 8, 0, 0, TimeSpan.FromHours(7)), climbed.At);
    }

    [Fact]
    public void Returned_work_comes_back_as_a_new_round_of_the_same_task()
    {
        var people = PeopleConduct.Parse(
            """{"default": "on-time", "rules": [{"activity": "Approve", "round": 1, "outcome": "Returned", "reason": "Thiếu trích đo"}]}""");
        var events = Procedures.Live(people);

        Assert.Equal(
            ["TaskOpened", "TaskSubmitted", "TaskReopened", "TaskSubmitted", "TaskCompleted"],
            events.Where(happened => happened.Title == "Lập tờ trình" && happened.Kind != SimulationKind.Mail).Select(happened => $"{happened.Kind}"));
        Assert.Single(events.Where(happened => happened.Title == "Lập tờ trình").Select(happened => happened.Task).Distinct());
        Assert.Equal("Thiếu trích đo", Assert.Single(events, happened => happened.Kind == SimulationKind.Returned).Detail);
        Assert.Contains(events, happened => happened.Rule == "returned" && happened.To == "role:TNMT/Officer");
    }

    [Theory]
    [InlineData(PreviousRoundOpen.StartAnyway, 3, 0, 0)]
    [InlineData(PreviousRoundOpen.Wait, 1, 1, 0)]
    [InlineData(PreviousRoundOpen.Skip, 1, 0, 2)]
    [InlineData(PreviousRoundOpen.Supersede, 3, 0, 0)]
    public void A_round_that_finds_the_last_one_open_does_what_its_action_says(PreviousRoundOpen policy, int started, int waiting, int skipped)
    {
        var events = Procedures.Live(PeopleConduct.Everybody(Conduct.Silent), Procedures.Plan(policy)).Where(happened => happened.Action == 2).ToList();

        Assert.Equal(started, events.Count(happened => happened.Kind == SimulationKind.InstanceStarted));
        Assert.Equal(waiting, events.Count(happened => happened.Kind == SimulationKind.RoundWaiting));
        Assert.Equal(skipped, events.Count(happened => happened.Kind == SimulationKind.RoundSkipped));
        Assert.Equal(policy == PreviousRoundOpen.Supersede ? 2 : 0, events.Count(happened => happened.Kind == SimulationKind.TaskSuperseded));
    }

    [Fact]
    public void The_same_plan_and_people_tell_the_same_story_in_order_of_time()
    {
        var (one, other) = (Procedures.Live(PeopleConduct.Everybody(Conduct.Late)), Procedures.Live(PeopleConduct.Everybody(Conduct.Late)));

        Assert.Equal(one.Select(Line), other.Select(Line));
        Assert.Equal(one.Select(happened => happened.At).Order(), one.Select(happened => happened.At));
    }

    [Theory]
    [InlineData("""{"default": "sometimes"}""", "\"sometimes\" is none of on-time, late, silent")]
    [InlineData("""{"rules": [{"people": "never"}]}""", "rule 1: \"never\" is none of")]
    [InlineData("""{"rules": [{"when": 1}]}""", "line 1, $.rules[0].when:")]
    [InlineData("{", "line 1, $:")]
    public void A_file_of_people_that_cannot_be_read_says_where(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<FormatException>(() => PeopleConduct.Parse(json)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Story(IEnumerable<SimulationEvent> events, int action) =>
        events.Where(happened => happened.Action == action && happened.Kind != SimulationKind.Mail)
            .Select(happened => $"{happened.At:dd'/'MM HH':'mm} {happened.Kind} {Activity(happened)} {happened.Due:yyyy-MM-dd}");

    private static string Activity(SimulationEvent happened) => happened.Title switch { "Lập tờ trình" => "Prepare", "Duyệt tờ trình" => "Approve", _ => "" };

    private static string Line(SimulationEvent happened) =>
        $"{happened.At:O} {happened.Kind} {happened.Instance} {happened.Task} {happened.To} {happened.Subject} {happened.Due:O} {happened.Rule} {happened.Detail}";
}
