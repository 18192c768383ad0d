using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Application_Tests.Audit;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Webhooks;

/// <summary>What happens becomes a delivery in the same transaction, in the order it happened, for those who asked for it.</summary>
public sealed class NotedEventTests
{
    [Fact]
    public async Task Work_that_is_returned_and_approved_is_told_step_by_step()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync([.. WebhookEvents.All]);

        await house.Service.StartInstanceAsync(Drawn.Reviewed);
        await DoAsync<ClaimTask>(house, async use => await use.RunAsync(new(await OpenAsync(house), house.NextOperation()), HookHouse.Officer, default));
        await SubmitAsync(house);
        await DoAsync<ReturnTask>(house, async use => await use.RunAsync(new(await OpenAsync(house), house.NextOperation(), "Thiếu trích đo của bà Hoa"), HookHouse.Head, default));
        await SubmitAsync(house);
        await DoAsync<ApproveTask>(house, async use => await use.RunAsync(new(await OpenAsync(house), house.NextOperation(), null), HookHouse.Head, default));

        Assert.Equal(
            [
                "instance.started", "task.opened", "task.claimed", "task.submitted", "task.opened", "task.opened", "task.returned",
                "task.submitted", "task.opened", "instance.finished", "task.approved",
            ], (await house.DeliveriesAsync()).Select(one => one.Event));
    }

    [Fact]
    public async Task Nothing_that_people_wrote_goes_out_except_titles()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync([.. WebhookEvents.All]);
        await house.Service.StartInstanceAsync(Drawn.Reviewed);
        await SubmitAsync(house);
        await DoAsync<ReturnTask>(house, async use => await use.RunAsync(new(await OpenAsync(house), house.NextOperation(), "Thiếu trích đo của bà Hoa"), HookHouse.Head, default));

        Assert.All(await house.DeliveriesAsync(), one => Assert.DoesNotContain("Hoa", one.Payload, StringComparison.Ordinal));
        Assert.Contains((await house.DeliveriesAsync()), one => one.Payload.Contains("Đo đạc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_that_nobody_reviews_is_completed_when_it_is_submitted_and_late_from_the_day_after()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.completed", "task.overdue");
        await house.Service.StartInstanceAsync(Procedures.Chain(2, days: 2));
        await SubmitAsync(house);
        house.Clock.Advance(TimeSpan.FromDays(10));
        await house.Service.InAsync<RingBell, RingBell.Rung>(bell => bell.RunAsync(default));

        Assert.Equal(["task.completed", "task.overdue"], (await house.DeliveriesAsync()).Select(one => one.Event));
    }

    [Fact]
    public async Task A_date_that_is_moved_and_an_incident_are_told()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.due-changed", "incident.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        await DoAsync<ChangeDueDate>(house, async use => await use.RunAsync(new(await OpenAsync(house), house.NextOperation(), new(2022, 4, 1), "mưa lũ"), HookHouse.Admin, default));
        await house.Service.StartInstanceAsync(Drawn.Faulty, "i2");

        Assert.Equal(["task.due-changed", "incident.opened"], (await house.DeliveriesAsync()).Select(one => one.Event));
        Assert.Contains("\"due\":\"2022-04-01\"", (await house.DeliveriesAsync())[0].Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_tells_nobody_anything()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync([.. WebhookEvents.All]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Service.RunAsync<bool>(async scope =>
        {
            scope.Db.Audit.Add("instance:i1", Actor.System, scope.Now, "TaskClaimed", data: new { task = "none" });
            await scope.DrainAsync();
            throw new InvalidOperationException("no");
        }));

        Assert.Empty(await house.DeliveriesAsync());
    }

    [Fact]
    public async Task A_repeated_request_is_told_once()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.claimed");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        var task = await OpenAsync(house);
        for (var i = 0; i < 3; i++)
            await DoAsync<ClaimTask>(house, use => use.RunAsync(new(task, "same"), HookHouse.Officer, default));

        Assert.Single(await house.DeliveriesAsync());
    }

    [Fact]
    public async Task Only_those_who_asked_and_are_switched_on_hear_of_it()
    {
        await using var house = await HookHouse.BuildAsync();
        var opened = await house.AddAsync("task.opened");
        var off = await house.AddAsync("task.opened");
        await house.AddAsync("task.rejected");
        await house.Service.InAsync<ChangeWebhook, bool>(change => change.RunAsync(new(house.NextOperation(), off, Enabled: false), HookHouse.Admin, default));

        await house.Service.StartInstanceAsync(Procedures.Chain(1));

        Assert.Equal(opened, Assert.Single(await house.DeliveriesAsync()).WebhookId);
    }

    private static async Task<string> OpenAsync(HookHouse house, string instance = "i1") => (await house.Service.OpenTaskAsync(instance)).Id;

    private static Task SubmitAsync(HookHouse house) => DoAsync<SubmitTask>(house, async use =>
        await use.RunAsync(new(await OpenAsync(house), house.NextOperation(), null, new Dictionary<string, string>()), HookHouse.Officer, default));

    private static async Task DoAsync<TUseCase>(HookHouse house, Func<TUseCase, Task<TaskAnswer>> use)
        where TUseCase : notnull
    {
        var answer = await house.Service.InAsync(use);
        Assert.True(answer.IsDone, answer.Message.En);
    }
}
