using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Bulk;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class BulkTests
{
    [Fact]
    public async Task What_is_refused_for_one_task_holds_up_none_of_the_others_and_the_preview_says_so_beforehand()
    {
        await using var house = await BuildAsync();
        var ids = await TwoAsync(house);
        await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(ids[1], house.NextOperation()), Em, default));

        var preview = await PreviewAsync(house, ids, new BulkOrder(BulkAct.Claim), An);
        Assert.Equal((true, false), (preview.Single(line => line.Item.Id == ids[0]).Will, preview.Single(line => line.Item.Id == ids[1]).Will));
        Assert.Contains(Em.Name, preview.Single(line => !line.Will).Words.Vi, StringComparison.Ordinal);
        Assert.Equal(TaskState.Open, (await house.TaskAsync("Survey")).State);

        var results = await DoAsync(house, ids, new BulkOrder(BulkAct.Claim), "once", An);
        Assert.Equal([true, false], ids.Select(id => results.Single(result => result.Item.Id == id).Answer.IsDone));
        Assert.Equal((An.PersonId, Em.PersonId), ((await house.TaskAsync("Survey")).ClaimedBy, (await house.TaskAsync("Survey", "i2")).ClaimedBy));

        var again = await DoAsync(house, ids, new BulkOrder(BulkAct.Claim), "once", An);
        Assert.Equal(results.Select(result => result.Answer.Message.Vi), again.Select(result => result.Answer.Message.Vi));
        Assert.Equal(2, (await house.RowsAsync<Domain.Audit.AuditLine>()).Count(line => line.Verb == "TaskClaimed"));
    }

    [Fact]
    public async Task The_head_hands_several_tasks_to_a_colleague_and_an_officer_may_not()
    {
        await using var house = await BuildAsync();
        var ids = await TwoAsync(house);
        var order = new BulkOrder(BulkAct.Reassign, "person:em", "Đồng chí An đi công tác");

        Assert.All(await PreviewAsync(house, ids, order, An), line => Assert.False(line.Will));
        Assert.All(await DoAsync(house, ids, order, "a", An), result => Assert.Equal(TaskAnswerKind.Forbidden, result.Answer.Kind));
        Assert.All(await PreviewAsync(house, ids, order, Binh), line => Assert.Contains(Em.Name, line.Words.Vi, StringComparison.Ordinal));
        Assert.False((await PreviewAsync(house, ids, order with { To = "unit:YEN-PHUC" }, Binh))[0].Will);
        Assert.All(await DoAsync(house, ids, order, "b", Binh), result => Assert.True(result.Answer.IsDone, result.Answer.Message.En));
        Assert.Equal("person:em", (await house.TaskAsync("Survey", "i2")).Assignee);
    }

    [Fact]
    public async Task More_time_is_asked_for_in_working_days_beyond_each_tasks_own_due_date()
    {
        await using var house = await BuildAsync();
        var ids = await TwoAsync(house);
        var order = new BulkOrder(BulkAct.AskExtension, null, "Mưa lũ, đường vào thôn bị chia cắt", 3);

        var preview = await PreviewAsync(house, ids, order, An);
        Assert.All(preview, line => Assert.Equal(new DateOnly(2022, 9, 14), line.Proposed));
        Assert.All(await DoAsync(house, ids, order, "x", An), result => Assert.True(result.Answer.IsDone, result.Answer.Message.En));
        Assert.All(await house.RowsAsync<Extension>(), asked => Assert.Equal(new DateOnly(2022, 9, 14), asked.Proposed));
        Assert.All(await PreviewAsync(house, ids, order, An), line => Assert.False(line.Will));
    }

    [Fact]
    public async Task Tasks_that_are_none_of_ones_business_are_not_even_named()
    {
        await using var house = await BuildAsync();
        var ids = await TwoAsync(house);
        var stranger = new Actor("la", "Người lạ");
        Assert.Empty(await PreviewAsync(house, ids, new BulkOrder(BulkAct.Claim), stranger));
        Assert.Empty(await DoAsync(house, ids, new BulkOrder(BulkAct.Release), "y", stranger));
    }

    private static async Task<List<string>> TwoAsync(TaskHouse house)
    {
        await house.StartAsync(Procedures.Unreviewed());
        await house.StartAsync(Procedures.Unreviewed(), "i2");
        return [(await house.TaskAsync("Survey")).Id, (await house.TaskAsync("Survey", "i2")).Id];
    }

    private static Task<IReadOnlyList<BulkLine>> PreviewAsync(TaskHouse house, IReadOnlyList<string> ids, BulkOrder order, Actor actor) =>
        house.UseAsync<PreviewBulk, IReadOnlyList<BulkLine>>(preview => preview.ReadAsync(ids, order, actor, default));

    private static Task<IReadOnlyList<BulkResult>> DoAsync(TaskHouse house, IReadOnlyList<string> ids, BulkOrder order, string operation, Actor actor) =>
        house.UseAsync<DoBulk, IReadOnlyList<BulkResult>>(bulk => bulk.RunAsync(ids, order, operation, actor, default));
}
