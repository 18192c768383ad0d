using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.ApprovalTests;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Law 9 with people who act for others: what holds is what holds when the button is pressed.</summary>
public class DelegationTests
{
    private static readonly DateOnly Today = new(2022, 8, 24);

    [Fact]
    public async Task Whoever_did_the_work_cannot_approve_it_as_the_heads_delegate()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        await DelegateAsync(house, Binh, An);

        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", An)).Kind);
        Assert.True((await DecideAsync(house, "Approve", Binh)).IsDone);
    }

    [Fact]
    public async Task A_delegation_that_ended_between_page_and_button_no_longer_decides()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        var id = await DelegateAsync(house, Binh, Giang);
        var approval = await house.TaskAsync("Approve");
        var seen = await house.UseAsync<ApprovalsQueue, ApprovalDetails?>(queue => queue.FindAsync(approval.Id, Giang, default));
        Assert.Null(seen!.Refusal);

        await EndAsync(house, id, Today.AddDays(-1));

        var answer = await DecideAsync(house, "Approve", Giang);
        Assert.Equal(TaskAnswerKind.Forbidden, answer.Kind);
        Assert.Contains(Binh.Name, answer.Message.Vi, StringComparison.Ordinal);
        Assert.Empty((await house.TaskAsync("Approve")).Decisions);
    }

    [Fact]
    public async Task A_delegation_ended_for_the_day_still_decides_today()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        await EndAsync(house, await DelegateAsync(house, Binh, Giang), Today);

        Assert.True((await DecideAsync(house, "Approve", Giang)).IsDone);
    }

    [Fact]
    public async Task A_claim_as_delegate_bars_the_delegates_own_seat_and_the_delegators()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, 1, "role:VP/Head", "role:TNMT/Head", "role:UBND/ViceChairman"));
        await DelegateAsync(house, Binh, Giang);
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(task.Id, house.NextOperation()), Giang, default));
        await house.UseAsync<ReleaseTask, TaskAnswer>(release => release.RunAsync(new(task.Id, house.NextOperation()), Giang, default));
        await house.SubmitAsync("Survey", An);

        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Giang)).Kind);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Binh)).Kind);
        Assert.True((await DecideAsync(house, "Approve", Dung)).IsDone);
    }

    [Fact]
    public async Task The_delegate_and_the_delegator_are_one_voice_of_a_quorum()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, 2, "role:TNMT/Head", "role:UBND/ViceChairman"));
        await house.SubmitAsync("Survey", An);
        await DelegateAsync(house, Binh, Em);
        Assert.True((await DecideAsync(house, "Approve", Em)).IsDone);

        Assert.Equal(TaskAnswerKind.Conflict, (await DecideAsync(house, "Approve", Binh)).Kind);
        Assert.True((await DecideAsync(house, "Approve", Dung)).IsDone);
        Assert.Equal(TaskState.Approved, (await house.TaskAsync("Survey")).State);
    }

    [Fact]
    public async Task Where_the_head_and_the_delegate_both_worked_the_next_superior_is_asked()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await DelegateAsync(house, Binh, Giang);
        await house.SubmitAsync("Survey", Giang);

        Assert.Equal("role:UBND/ViceChairman", (await house.TaskAsync("Approve")).Assignee);
        Assert.Empty(await house.RowsAsync<IncidentRow>());
        Assert.True((await DecideAsync(house, "Approve", Dung)).IsDone);
    }

    [Fact]
    public async Task Where_the_vice_chairmans_delegate_did_it_for_him_nobody_is_left_and_an_incident_opens()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, null, "role:UBND/ViceChairman"));
        await DelegateAsync(house, Dung, An);
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ReassignTask, TaskAnswer>(r => r.RunAsync(new(task.Id, house.NextOperation(), "role:UBND/ViceChairman", "Lãnh đạo tự làm"), Dung, default));
        await house.SubmitAsync("Survey", An);

        Assert.Equal(IncidentKind.NoApprover, Assert.Single(await house.RowsAsync<IncidentRow>()).Kind);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", An)).Kind);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Dung)).Kind);
    }

    [Fact]
    public async Task Both_read_the_delegation_with_its_reason_and_the_delegate_gets_a_mail()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        var id = await DelegateAsync(house, Binh, Giang);
        await EndAsync(house, id, Today);

        var given = await house.UseAsync<ReadDelegations, DelegationList>(read => read.RunAsync(Binh, default));
        var line = Assert.Single(given.Given);
        Assert.Equal((DelegationStanding.Running, Today, Giang.Name, 1), (line.Standing, line.Delegation.To, line.ToName, given.OpenTasks));
        Assert.Equal(["PowerDelegated", "DelegationEnded"], line.Changes.Select(change => change.Verb));
        Assert.Equal("nghỉ phép", line.Changes[0].Reason);
        Assert.Single((await house.UseAsync<ReadDelegations, DelegationList>(read => read.RunAsync(Giang, default))).Received);
        Assert.Contains(await house.RowsAsync<MailMessage>(), mail => mail.RecipientId == Giang.PersonId && mail.Subject.StartsWith("Trần Thị Bình ủy quyền", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_days_are_delegated_once_and_days_gone_by_not_at_all()
    {
        await using var house = await BuildAsync();
        await DelegateAsync(house, Binh, Giang);

        Assert.Equal(AccountRefusal.AlreadyDelegated, (await Assert.ThrowsAsync<AccountRefusedException>(() => DelegateAsync(house, Binh, Giang))).Refusal);
        Assert.Equal(AccountRefusal.BadPeriod, (await Assert.ThrowsAsync<AccountRefusedException>(() => house.UseAsync<DelegatePower, string>(
            use => use.RunAsync(new("binh", "em", Today.AddDays(-9), Today.AddDays(-1)), Binh)))).Refusal);
    }

    [Fact]
    public async Task A_delegation_for_one_body_goes_on_in_the_body_it_merged_into()
    {
        await using var house = await BuildAsync();
        await house.UseAsync<DelegatePower, string>(use => use.RunAsync(new("binh", "giang", Today, Today.AddDays(30), "TNMT"), Binh));
        await house.UseAsync<Application.Identity.Units.EndUnit, bool>(async use =>
        {
            await use.RunAsync(new("TNMT", Today.AddDays(5), ["YEN-PHUC"], "sáp nhập"), Actor.Operator);
            return true;
        });
        await house.StartAsync(Procedures.Reviewed());
        house.Clock.Advance(TimeSpan.FromDays(6));

        var standing = await house.UseAsync<Application.Identity.StaffDirectorySource, Standing?>(async staff =>
        {
            await using var db = await house.Databases.CreateDbContextAsync();
            return (await staff.GetAsync(db)).StandingOf("giang", Address.OfUnit("YEN-PHUC"), Today.AddDays(6));
        });
        Assert.Equal(new Standing("giang", "binh"), standing);
    }

    private static Task<string> DelegateAsync(TaskHouse house, Actor from, Actor to) =>
        house.UseAsync<DelegatePower, string>(use => use.RunAsync(new(from.PersonId, to.PersonId, Today, Today.AddDays(20), Reason: "nghỉ phép"), from));

    private static Task<bool> EndAsync(TaskHouse house, string id, DateOnly lastDay) =>
        house.UseAsync<EndDelegation, bool>(async end =>
        {
            await end.RunAsync(new(id, lastDay), Binh);
            return true;
        });
}
