using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>One piece of work outside the plan: assigned by those who may, on the strength of a document, reviewed or not.</summary>
public sealed class AssignTaskTests
{
    private static readonly Actor Chairman = new("chairman", "chairman"), Head = new("head", "head"), Officer = new("officer", "officer");

    private static AssignTask.Command Wanted => new(
        "Kiểm tra bãi rác Khòn Lèng", "Kiểm tra, lập biên bản.", "unit:TNMT", ["TRANG-PHAI"], new DateOnly(2022, 1, 14), "Biên bản",
        new("Công văn 12/UBND-VP", new DateOnly(2021, 12, 17), "UBND huyện", "giao Phòng TN&MT kiểm tra"), Reviewed: false, "op-1");

    [Fact]
    public async Task It_opens_with_its_date_its_document_and_the_cooperating_body_and_the_body_gets_a_mail()
    {
        await using var service = await StartAsync();

        var task = await TaskAsync(service, await AssignAsync(service, Wanted, Chairman));

        Assert.Equal(("Kiểm tra bãi rác Khòn Lèng", "unit:TNMT", new DateOnly(2022, 1, 14), "person:chairman"), (task.Title, task.Assignee, task.DueDate, task.AssignedBy));
        Assert.Equal("Công văn 12/UBND-VP ngày 17/12/2021 của UBND huyện", task.LegalBasis);
        Assert.Contains("giao Phòng TN&MT kiểm tra", task.Instructions, StringComparison.Ordinal);
        Assert.Equal(["unit:TRANG-PHAI"], task.Cooperating);
        Assert.Contains(await service.ReadAsync(db => db.Set<MailMessage>().Select(mail => mail.RecipientAddress).ToListAsync()), address => address == "officer@vanquan.example");
        var line = await service.ReadAsync(db => db.Set<AuditLine>().SingleAsync(one => one.Chain == AuditChain.Instance(task.InstanceId) && one.Verb == "TaskAssigned"));
        Assert.Equal("Công văn 12/UBND-VP ngày 17/12/2021 của UBND huyện", line.Reason);
    }

    [Fact]
    public async Task Asking_twice_assigns_once()
    {
        await using var service = await StartAsync();

        Assert.Equal(await AssignAsync(service, Wanted, Chairman), await AssignAsync(service, Wanted, Chairman));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Where_designers_have_drawn_a_procedure_that_opens_no_task_or_two_it_is_refused_in_words_and_nothing_is_kept(int tasks)
    {
        await using var service = await StartAsync();
        var steps = Enumerable.Range(1, tasks).Select(i => $$"""{"id":"T{{i}}","type":"VanQuan.UserTask","title":{"typeName":"String","expression":{"type":"Literal","value":"Việc {{i}}"} },"assignee":{"typeName":"String","expression":{"type":"Literal","value":"unit:TNMT"} } }""");
        var flows = Enumerable.Range(1, tasks).Select(i => $$"""{"source":{"activity":"Begin","port":"Done"},"target":{"activity":"T{{i}}","port":"In"} }""");
        var drawn = $$"""{"definitionId":"{{AssignTask.DefinitionId}}","name":"Vẽ lại","version":9,"root":{"id":"Flow","type":"Elsa.Flowchart","activities":[{{string.Join(',', steps.Prepend("""{"id":"Begin","type":"Elsa.Start"}"""))}}],"connections":[{{string.Join(',', flows)}}]} }""";
        await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, drawn, default)));

        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => AssignAsync(service, Wanted, Chairman));

        Assert.Equal(TaskAnswerKind.Conflict, refused.Kind);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<UserTask>().CountAsync()));
    }

    [Fact]
    public async Task Refused_as_misassigned_it_goes_back_to_whoever_assigned_it()
    {
        await using var service = await StartAsync();
        var id = await AssignAsync(service, Wanted, Chairman);

        var answer = await service.InAsync<RefuseTask, TaskAnswer>(refuse => refuse.RunAsync(new(id, "r-1", "Việc của xã"), Officer, default));

        Assert.True(answer.IsDone, answer.Message.En);
        Assert.Equal("person:chairman", (await TaskAsync(service, id)).Assignee);
    }

    [Theory]
    [InlineData(false, TaskState.Completed)]
    [InlineData(true, TaskState.Submitted)]
    public async Task Handing_it_in_completes_it_or_waits_for_whoever_assigned_it(bool reviewed, TaskState state)
    {
        await using var service = await StartAsync();
        var id = await AssignAsync(service, Wanted with { Reviewed = reviewed }, Chairman);

        var answer = await service.InAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(new(id, "s-1", null, new Dictionary<string, string> { ["result"] = "Đã kiểm tra" }), Officer, default));

        Assert.True(answer.IsDone, answer.Message.En);
        Assert.Equal(state, (await TaskAsync(service, id)).State);
        Assert.Equal(reviewed ? ["person:chairman"] : [],
            await service.ReadAsync(db => db.Set<UserTask>().Where(task => task.Kind == TaskKind.Approval && task.ClosedAt == null).Select(task => task.Assignee).ToListAsync()));
    }

    [Fact]
    public async Task A_head_assigns_inside_the_body_and_not_beyond_it_and_an_officer_not_at_all()
    {
        await using var service = await StartAsync();
        Assert.Equal("person:officer", (await TaskAsync(service, await AssignAsync(service, Wanted with { Assignee = "person:officer" }, Head))).Assignee);

        var beyond = await Assert.ThrowsAsync<TaskRefusedException>(() => AssignAsync(service, Wanted with { Assignee = "person:office", OperationId = "op-2" }, Head));
        var officer = await Assert.ThrowsAsync<TaskRefusedException>(() => AssignAsync(service, Wanted, Officer));

        Assert.Equal((TaskAnswerKind.Forbidden, TaskAnswerKind.Forbidden), (beyond.Kind, officer.Kind));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("asked")]
    [InlineData("number")]
    [InlineData("issuer")]
    [InlineData("due")]
    [InlineData("date")]
    [InlineData("assignee")]
    [InlineData("cooperating")]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_and_nothing_opens(string field)
    {
        await using var service = await StartAsync();
        var command = field switch
        {
            "title" => Wanted with { Title = " " },
            "asked" => Wanted with { Asked = "" },
            "number" => Wanted with { Cites = Wanted.Cites with { Number = "" } },
            "issuer" => Wanted with { Cites = Wanted.Cites with { Issuer = " " } },
            "due" => Wanted with { Due = new DateOnly(2021, 12, 19) },
            "date" => Wanted with { Cites = Wanted.Cites with { Date = new DateOnly(2021, 12, 21) } },
            "assignee" => Wanted with { Assignee = "unit:NOWHERE" },
            _ => Wanted with { Cooperating = ["NOWHERE"] },
        };

        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => AssignAsync(service, command, Chairman));

        Assert.Equal([field], refused.Errors.Select(error => error.Field));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<UserTask>().CountAsync()));
    }

    private static async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync(new DemoClock(new DateTimeOffset(2021, 12, 20, 1, 0, 0, TimeSpan.Zero)));
        await service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(new(SmallPlan.Json(),
            [new("house.json", SmallPlan.Task("house", "ActionDue")), new("monthly.json", SmallPlan.Task("monthly", "PeriodEnd"))]), Actor.Operator, default));
        await service.InAsync<PublishShipped, bool>(async shipped =>
        {
            await shipped.RunAsync([File.ReadAllText(Path.Combine(VanQuan.Folder, "../one-off/one-off-task.json"))], default);
            return true;
        });
        return service;
    }

    private static Task<string> AssignAsync(RunningService service, AssignTask.Command command, Actor actor) =>
        service.InAsync<AssignTask, string>(assign => assign.RunAsync(command, actor, default));

    private static Task<UserTask> TaskAsync(RunningService service, string id) => service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().SingleAsync(task => task.Id == id));
}
