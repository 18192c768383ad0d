using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Audit;

/// <summary>Law 7: a walk through everything people and the clock do; the witness sees every commit.</summary>
public sealed class EveryChangeTests
{
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2021, 12, 20);
    private static readonly Actor Officer = new("officer", "officer"), Head = new("head", "head"), Admin = new("admin", "admin");

    private readonly Witness witness = new();
    private int operations;

    [Fact]
    public async Task Every_change_leaves_a_line_in_the_chain_it_belongs_to_and_every_chain_verifies()
    {
        await using var service = await WholeService.StartAsync(Start, witness);

        await ImportAndLiveThroughAsync(service);
        await WorkReturnReworkApproveAsync(service);
        await FaultAndSkipAsync(service);
        await ChangeStaffAsync(service);
        await new DrawingWalk(service).WalkAsync();

        Assert.Empty(witness.Silent);
        Assert.Empty(
            "Account ActionRoundRow CalendarDayRow ClockRow Delegation DefinitionRow DraftRow IncidentRow Membership MigrationRow PlanRow PublishRequestRow TaskComment TimerRow UnitRow UserTask WorkflowInstanceRow"
                .Split(' ').Except(witness.Seen));
        var verified = await service.ReadAsync(db => new VerifyAudit(db).RunAsync(null));
        Assert.Empty(verified.Broken);
        Assert.InRange(verified.Lines, 40, 10_000);
    }

    [Fact]
    public async Task The_witness_notices_a_change_without_a_line()
    {
        await using var service = await WholeService.StartAsync(Start, witness);

        await service.RunAsync(scope => Task.FromResult(scope.Db.Add(new Membership("officer", "VP", Role.Deputy)).Entity.Role));

        Assert.Equal("Membership Added without a line in account:officer; lines: ", Assert.Single(witness.Silent));
    }

    private static async Task ImportAndLiveThroughAsync(WholeService service)
    {
        await service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(
            new(Drawn.Plan, [new("monthly.json", Drawn.Monthly)]), Actor.Operator, default));
        await service.StartInstanceAsync(Drawn.Waiting);
        await service.InAsync<MoveClock, MoveClock.Moved>(move => move.RunAsync(new(Start.AddDays(100)), Actor.Operator, default));
    }

    private async Task WorkReturnReworkApproveAsync(WholeService service)
    {
        await service.StartInstanceAsync(Drawn.Reviewed);
        var task = await OpenTaskAsync(service);
        await DoAsync<ClaimTask>(service, use => use.RunAsync(new(task, Operation()), Officer, default));
        await DoAsync<SaveDraft>(service, use => use.RunAsync(new(task, Operation(), new Dictionary<string, string>()), Officer, default));
        await DoAsync<AddComment>(service, use => use.RunAsync(new(task, Operation(), "Đã đo xong"), Officer, default));
        await SubmitAsync(task);
        await DoAsync<WithdrawSubmission>(service, use => use.RunAsync(new(task, Operation()), Officer, default));
        await SubmitAsync(task);
        var approval = await OpenTaskAsync(service);
        await DoAsync<ReturnTask>(service, use => use.RunAsync(new(approval, Operation(), "Thiếu trích đo"), Head, default));
        await SubmitAsync(task);
        approval = await OpenTaskAsync(service);
        await DoAsync<ApproveTask>(service, use => use.RunAsync(new(approval, Operation(), null), Head, default));
        Assert.False((await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().SingleAsync(row => row.Id == "reviewed"))).IsRunning);

        Task SubmitAsync(string id) => DoAsync<SubmitTask>(service, use => use.RunAsync(new(id, Operation(), null, new Dictionary<string, string>()), Officer, default));
    }

    private async Task FaultAndSkipAsync(WholeService service)
    {
        await service.StartInstanceAsync(Drawn.Faulty);
        var incident = await service.ReadAsync(db => db.Set<IncidentRow>().SingleAsync(row => row.InstanceId == "faulty"));
        await service.InAsync<SkipIncident, IncidentEnd>(skip => skip.RunAsync(new("faulty", incident.Id, Operation(), "Done", "làm tay"), Admin, default));
    }

    private static async Task ChangeStaffAsync(WholeService service)
    {
        var added = await service.InAsync<AddAccount, AddAccount.Result>(use => use.RunAsync(new("new", "Người mới", Posts: [new("TNMT", Role.Officer)]), Admin));
        await service.InAsync<AppointPerson, IReadOnlyList<string>>(use => use.RunAsync(new("new", "VP", Role.Deputy, Today), Admin));
        await service.InAsync<EndPost, bool>(use => Done(use.RunAsync(new("new", "TNMT", Role.Officer, Today), Admin)));
        var delegation = await service.InAsync<DelegatePower, string>(use => use.RunAsync(new("head", added.Id, Today, Today.AddDays(399)), Head));
        await service.InAsync<EndDelegation, bool>(use => Done(use.RunAsync(new(delegation, Today), Head)));
        await service.InAsync<ResetPassword, ResetPassword.Result>(use => use.RunAsync(new("new"), Admin));
        await service.InAsync<DisableAccount, bool>(use => Done(use.RunAsync(new("new"), Admin)));
        await service.InAsync<EnableAccount, bool>(use => Done(use.RunAsync(new(added.Id), Admin)));
        await service.InAsync<EditPerson, bool>(use => use.RunAsync(new(added.Id, "Người mới hơn", "new@vanquan.example", null, "en", SystemRoles.Supervisor), Admin));
        await service.InAsync<KeepBody, bool>(use => Done(use.AddAsync(new("HOI", "Hội Làm vườn", OrgUnitKind.Association, "VP", null), Admin)));
        await service.InAsync<KeepBody, bool>(use => use.EditAsync(new("HOI", "Hội Làm vườn và Trang trại", OrgUnitKind.Association, "VP", "hoi@vanquan.example"), Admin));
        await service.InAsync<TakeUpCalendar, bool>(use => Done(use.RunAsync()));
        await service.InAsync<EditCalendar, RecountDueDates.Recounted>(use => use.RunAsync(new([new(new(2022, 4, 12), DayKind.SwapOff, "hoán đổi")], 1, "QĐ", "edit-calendar"), Admin, default));
        Assert.NotEqual(0, await service.InAsync<EndUnit, int>(use => use.RunAsync(new("TNMT", new(2022, 6, 1), ["VP"], "NQ"), Admin)));
    }

    private static Task<string> OpenTaskAsync(WholeService service) => service.ReadAsync(db =>
        db.Set<UserTask>().Where(row => row.InstanceId == "reviewed" && (row.State == TaskState.Open || row.State == TaskState.Claimed)).Select(row => row.Id).SingleAsync());

    private string Operation() => $"walk-{++operations}";

    private static Task<bool> DoAsync<TUseCase>(WholeService service, Func<TUseCase, Task<TaskAnswer>> use)
        where TUseCase : notnull =>
        service.InAsync<TUseCase, bool>(async useCase =>
        {
            var answer = await use(useCase);
            Assert.True(answer.IsDone, answer.Message.En);
            return true;
        });

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }
}
