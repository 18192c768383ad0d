using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Application.Tasks.Views;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class NewWorkTests
{
    [Fact]
    public async Task Work_that_came_since_the_page_was_shown_is_news_to_those_it_is_for_though_the_clock_stands_still()
    {
        await using var house = await BuildAsync();
        var shown = await StampAsync(house);
        await house.StartAsync(Procedures.Reviewed());
        Assert.Equal("i1", Assert.Single((await NewsAsync(house, An, shown)).Items).InstanceId);
        Assert.Empty((await NewsAsync(house, Dung, shown)).Items);

        var later = await StampAsync(house);
        await house.SubmitAsync("Survey", An);
        Assert.Empty((await NewsAsync(house, An, later)).Items);
        Assert.Equal("Approve", await ActivityAsync(house, Assert.Single((await NewsAsync(house, Binh, later)).Items).Id));

        var before = await StampAsync(house);
        var approval = (await house.TaskAsync("Approve")).Id;
        await house.UseAsync<ReturnTask, TaskAnswer>(send => send.RunAsync(new(approval, house.NextOperation(), "Thiếu chữ ký"), Binh, default));
        Assert.Equal(2, Assert.Single((await NewsAsync(house, An, before)).Items).Round);
    }

    [Fact]
    public async Task Giving_work_back_is_news_to_the_others_and_not_to_oneself()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = (await house.TaskAsync("Survey")).Id;
        await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(task, house.NextOperation()), An, default));
        var shown = await StampAsync(house);
        await house.UseAsync<ReleaseTask, TaskAnswer>(release => release.RunAsync(new(task, house.NextOperation()), An, default));
        Assert.Empty((await NewsAsync(house, An, shown)).Items);
        Assert.Single((await NewsAsync(house, Em, shown)).Items);
    }

    [Fact]
    public async Task Saved_views_are_a_persons_own_and_one_of_the_same_name_is_replaced()
    {
        await using var house = await BuildAsync();
        Assert.Null(await SaveAsync(house, An, "Đất đai", "?tim=dat"));
        Assert.Null(await SaveAsync(house, An, "đất đai", "?tim=gcn"));
        Assert.Equal(SavedViews.NoName, await SaveAsync(house, An, "  ", "?tim=x"));
        Assert.Null(await SaveAsync(house, An, "Quá hạn", "?nhom=qua-han"));
        var views = await house.UseAsync<SavedViews, IReadOnlyList<SavedView>>(all => all.OfAsync(An.PersonId, default));
        Assert.Equal(["?nhom=qua-han", "?tim=gcn"], views.Select(view => view.Query).Order());
        Assert.Empty(await house.UseAsync<SavedViews, IReadOnlyList<SavedView>>(all => all.OfAsync(Em.PersonId, default)));

        var land = views.Single(view => view.Query == "?tim=gcn").Id;
        Assert.NotNull(await house.UseAsync<SavedViews, Words?>(all => all.RenameAsync(land, "quá hạn", house.NextOperation(), An, default)));
        Assert.Null(await house.UseAsync<SavedViews, Words?>(all => all.RenameAsync(land, "Cấp giấy", house.NextOperation(), An, default)));
        await house.UseAsync<SavedViews, bool>(async all =>
        {
            await all.DeleteAsync(land, house.NextOperation(), Em, default);
            return true;
        });
        Assert.Contains(await house.RowsAsync<SavedView>(), view => view.Name == "Cấp giấy");
        Assert.Contains(await house.RowsAsync<Domain.Audit.AuditLine>(), line => line.Chain == "account:an" && line.Verb == "ViewRenamed");
    }

    private static Task<Words?> SaveAsync(TaskHouse house, Actor actor, string name, string query) =>
        house.UseAsync<SavedViews, Words?>(views => views.SaveAsync(name, query, house.NextOperation(), actor, default));

    private static Task<long> StampAsync(TaskHouse house) => house.UseAsync<NewWork, long>(news => news.StampAsync(default));

    private static Task<WorkNews> NewsAsync(TaskHouse house, Actor actor, long since) => house.UseAsync<NewWork, WorkNews>(news => news.SinceAsync(actor, since, default));

    private static async Task<string> ActivityAsync(TaskHouse house, string id) => (await house.RowsAsync<Domain.Tasks.UserTask>()).Single(task => task.Id == id).ActivityId;
}
