using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Editing;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans.Editing;

/// <summary>A plan that runs is changed by those who run it: what was shown before is what happens.</summary>
public sealed class EditActionTests
{
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly Actor Admin = new("admin", "admin"), Officer = new("officer", "officer");
    private readonly DemoClock clock = new(Start);

    private static ActionChange Change(DateOnly due) => new("TNMT", [], ["TRANG-PHAI"], due, RollPolicy.None, "Giấy chứng nhận");

    [Fact]
    public async Task A_new_due_date_moves_the_open_tasks_that_count_from_it_as_the_preview_said()
    {
        await using var service = await StartAsync();
        var to = new DateOnly(2022, 10, 31);
        var shown = await PreviewAsync(service, Change(to));

        var (moved, started) = await EditAsync(service, new("small", 1, Change(to), "Công văn 30/BCĐ", shown.Revision, "op-1"));

        Assert.Equal((2, 0), (moved, started));
        Assert.Equal([to, to], shown.Moves.Select(move => move.Due.Date));
        var tasks = await service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().Where(task => task.ActionNumber == 1).ToListAsync());
        Assert.All(tasks, task => Assert.Equal((to, new DateOnly(2022, 12, 31), "Công văn 30/BCĐ"), (task.DueDate, task.OriginalDueDate, task.DueReason)));
        var plan = await PlanAsync(service);
        Assert.Equal((to, DueStanding.Proposed), (plan.Action(1).Due!.Date, plan.Action(1).Due!.Standing));
        Assert.Equal("Công văn 30/BCĐ", await service.ReadAsync(db => db.Set<AuditLine>().Where(line => line.Chain == AuditChain.Plan("small") && line.Verb == "ActionEdited").Select(line => line.Reason).SingleAsync()));
        Assert.Equal(to, (await service.ReadAsync(db => db.Set<ActionRoundRow>().AsNoTracking().SingleAsync(row => row.ActionNumber == 1))).Due);
    }

    [Fact]
    public async Task Steps_that_open_later_count_from_the_new_date_too()
    {
        await using var service = await StartAsync(twoSteps: true);
        var to = new DateOnly(2022, 10, 31);
        await EditAsync(service, new("small", 1, Change(to), "lý do", (await PreviewAsync(service, Change(to))).Revision, "op-1"));
        var first = await service.OpenTaskAsync("small.1.1.TRANG-PHAI.NVH-1");

        await service.SubmitAsync(first, "officer");

        Assert.Equal(to, (await service.OpenTaskAsync("small.1.1.TRANG-PHAI.NVH-1")).DueDate);
    }

    [Fact]
    public async Task A_date_that_a_person_set_stays()
    {
        await using var service = await StartAsync();
        var task = await service.OpenTaskAsync("small.1.1.TRANG-PHAI.NVH-1");
        await service.InAsync<Application.Tasks.ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(task.Id, "d-1", new DateOnly(2022, 5, 4), "gấp"), Admin, default));

        var (moved, _) = await EditAsync(service, new("small", 1, Change(new DateOnly(2022, 10, 31)), "lý do", 1, "op-1"));

        Assert.Equal(1, moved);
        Assert.Equal(new DateOnly(2022, 5, 4), (await service.OpenTaskAsync("small.1.1.TRANG-PHAI.NVH-1")).DueDate);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_loses_nothing()
    {
        await using var service = await StartAsync();
        await EditAsync(service, new("small", 1, Change(new DateOnly(2022, 11, 30)), "trước", 1, "op-1"));

        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => EditAsync(service, new("small", 1, Change(new DateOnly(2022, 10, 31)), "sau", 1, "op-2")));

        Assert.Equal(TaskAnswerKind.Conflict, refused.Kind);
        Assert.Equal(new DateOnly(2022, 11, 30), (await PlanAsync(service)).Action(1).Due!.Date);
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("scope")]
    [InlineData("cooperating")]
    [InlineData("due")]
    [InlineData("reason")]
    public async Task What_is_missing_is_said_at_its_field(string field)
    {
        await using var service = await StartAsync();
        var change = Change(new DateOnly(2022, 10, 31));
        change = field switch
        {
            "lead" => change with { Lead = "NOWHERE" },
            "scope" => change with { Scope = [] },
            "cooperating" => change with { Cooperating = ["NOWHERE"] },
            "due" => change with { Due = null },
            _ => change,
        };

        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => EditAsync(service, new("small", 1, change, field == "reason" ? " " : "lý do", 1, "op-1")));

        Assert.Equal([field], refused.Errors.Select(error => error.Field));
        Assert.Equal(new DateOnly(2022, 12, 31), (await PlanAsync(service)).Action(1).Due!.Date);
    }

    [Fact]
    public async Task An_officer_neither_edits_nor_adds_nor_closes()
    {
        await using var service = await StartAsync();

        var edit = await Assert.ThrowsAsync<TaskRefusedException>(() => EditAsync(service, new("small", 1, Change(new DateOnly(2022, 10, 31)), "lý do", 1, "op-1"), Officer));
        var add = await Assert.ThrowsAsync<TaskRefusedException>(() => AddAsync(service, "Nhà văn hóa thôn 3; Trang Phai", "op-2", Officer));
        var close = await Assert.ThrowsAsync<TaskRefusedException>(() => CloseAsync(service, "lý do", Officer));

        Assert.All([edit, add, close], refused => Assert.Equal(TaskAnswerKind.Forbidden, refused.Kind));
        Assert.Equal(StartAction.Outcome.NotAllowed, await service.InAsync<StartAction, StartAction.Outcome>(start => start.RunAsync(new("small", 2, 2), Officer, default)));
    }

    [Fact]
    public async Task New_subjects_begin_their_runs_in_the_round_under_way_and_those_known_do_not_come_twice()
    {
        await using var service = await StartAsync();

        Assert.Equal(new(1, 1), await AddAsync(service, "Nhà văn hóa thôn 3; trang phai\nnha van hoa thon 1; TRANG-PHAI\n", "op-1"));
        Assert.Equal(new(0, 0), await AddAsync(service, "Nhà văn hóa thôn 3; Tràng Phái", "op-2"));

        Assert.Equal(new(1, 1), await AddAsync(service, "Nhà văn hóa thôn 3; trang phai\nnha van hoa thon 1; TRANG-PHAI\n", "op-1"));
        var task = await service.OpenTaskAsync("small.1.1.TRANG-PHAI.TRANG-PHAI-1");
        Assert.Equal(("Cấp giấy chứng nhận Nhà văn hóa thôn 3", new DateOnly(2022, 12, 31)), (task.Title, task.DueDate));
    }

    [Fact]
    public async Task A_closed_round_calls_its_runs_off_and_stays_closed()
    {
        await using var service = await StartAsync();

        Assert.Equal(2, await CloseAsync(service, "Kế hoạch dừng", Admin));

        Assert.NotEqual(0, await service.ReadAsync(db => db.Set<MailMessage>().CountAsync(mail => mail.Template == "withdrawn" && mail.RecipientAddress == "officer@vanquan.example")));

        Assert.All(await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(row => row.ActionNumber == 1).Select(row => row.SubStatus).ToListAsync()), status => Assert.Equal(InstanceSubStatus.Cancelled, status));
        Assert.All(await service.ReadAsync(db => db.Set<UserTask>().Where(task => task.ActionNumber == 1).Select(task => task.State).ToListAsync()), state => Assert.Equal(TaskState.Superseded, state));
        Assert.Equal(TaskAnswerKind.Conflict, (await Assert.ThrowsAsync<TaskRefusedException>(() => CloseAsync(service, "lần nữa", Admin, "op-9"))).Kind);
    }

    private async Task<RunningService> StartAsync(bool twoSteps = false)
    {
        var service = await RunningService.StartAsync(clock);
        var house = twoSteps ? TwoSteps() : SmallPlan.Task("house", "ActionDue");
        await service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(
            new(SmallPlan.Json(), [new("house.json", house), new("monthly.json", SmallPlan.Task("monthly", "PeriodEnd"))]), Actor.Operator, default));
        await service.InAsync<MoveClock, MoveClock.Moved>(move => move.RunAsync(new(Start.AddHours(1)), Actor.Operator, default));
        return service;
    }

    private static string TwoSteps()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(SmallPlan.Task("house", "ActionDue"))!;
        var activities = json["root"]!["activities"]!.AsArray();
        var second = activities[0]!.DeepClone();
        (second["id"], second["name"]) = ("T2", "T2");
        activities.Insert(1, second);
        json["root"]!["connections"] = System.Text.Json.Nodes.JsonNode.Parse("""
            [{"source":{"activity":"T1","port":"Done"},"target":{"activity":"T2","port":"In"}},{"source":{"activity":"T2","port":"Done"},"target":{"activity":"End","port":"In"}}]
            """);
        return json.ToJsonString();
    }

    private static Task<PreviewAction.Effects> PreviewAsync(RunningService service, ActionChange change) =>
        service.InAsync<PreviewAction, PreviewAction.Effects>(preview => preview.RunAsync("small", 1, change, Admin, default));

    private static Task<EditAction.Applied> EditAsync(RunningService service, EditAction.Command command, Actor? actor = null) =>
        service.InAsync<EditAction, EditAction.Applied>(edit => edit.RunAsync(command, actor ?? Admin, default));

    private static Task<TakeInSubjects.Taken> AddAsync(RunningService service, string text, string operation, Actor? actor = null) =>
        service.InAsync<TakeInSubjects, TakeInSubjects.Taken>(take => take.RunAsync(new("small", 1, SubjectSheet.Paste(text), operation), actor ?? Admin, default));

    private static Task<int> CloseAsync(RunningService service, string reason, Actor actor, string operation = "op-c") =>
        service.InAsync<CloseRound, int>(close => close.RunAsync(new("small", 1, 1, reason, operation), actor, default));

    private static Task<Plan> PlanAsync(RunningService service) =>
        service.InAsync<PlanStore, Plan>(async plans => (await service.ReadAsync(db => plans.FindAsync(db, "small")))!);
}
