using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class MentionTests
{
    [Fact]
    public async Task Whoever_is_named_gets_a_mail_with_the_words_and_whoever_wrote_them_does_not()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        var answer = await SayAsync(house, Binh, "@Nguyễn Văn An xem giúp @Trần Thị Bình ranh giới thửa đất");

        Assert.Equal("Đã gửi ý kiến. Đã gửi thư cho: Nguyễn Văn An, Trần Thị Bình.", answer.Message.Vi);
        var mail = Assert.Single(await house.RowsAsync<MailMessage>(), one => one.Template == "mentioned");
        Assert.Equal("an", mail.RecipientId);
        Assert.Contains("có ý kiến nhắc đồng chí", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("ranh giới thửa đất", mail.Model, StringComparison.Ordinal);
        Assert.Equal(["an", "binh"], Assert.Single(await house.RowsAsync<TaskComment>()).Mentions);
    }

    [Fact]
    public async Task Somebody_who_may_not_see_the_task_is_not_named_whatever_the_page_sends()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        await using (var db = await house.Databases.CreateDbContextAsync())
        {
            db.Add(new Application.Identity.Account { Id = "la", UserName = "la", FullName = "Người Lạ", Email = "la@example.org" });
            await db.SaveChangesAsync();
        }
        var answer = await SayAsync(house, An, "@Người Lạ xem giúp", "la");

        Assert.True(answer.IsDone);
        Assert.Contains("Không nhắc được Người Lạ", answer.Message.Vi, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.RowsAsync<MailMessage>(), mail => mail.RecipientId == "la");
        Assert.Empty(Assert.Single(await house.RowsAsync<TaskComment>()).Mentions);
    }

    [Fact]
    public async Task A_chosen_name_that_was_deleted_again_means_nobody()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        await SayAsync(house, An, "Không nhắc ai cả, thư@nơi khác", "binh");

        Assert.DoesNotContain(await house.RowsAsync<MailMessage>(), mail => mail.Template == "mentioned");
    }

    [Fact]
    public async Task The_page_offers_the_people_of_the_tasks_bodies_and_its_approvers()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, null, "role:UBND/ViceChairman"));
        await house.SubmitAsync("Survey", An);
        var task = await house.TaskAsync("Survey");
        var page = await house.UseAsync<TaskDetails, TaskPage?>(details => details.FindAsync(task.Id, An, default));

        Assert.Equal(["an", "binh", "cuc", "dung", "em", "khanh"], page!.Mentionable.Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_comment_sent_twice_is_one_comment_and_one_mail()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        for (var time = 0; time < 2; time++)
            await house.UseAsync<AddComment, TaskAnswer>(add => add.RunAsync(new(task.Id, "same", "@Lý Thị Em xem giúp"), An, default));

        Assert.Single(await house.RowsAsync<TaskComment>());
        Assert.Single(await house.RowsAsync<MailMessage>(), mail => mail.Template == "mentioned");
    }

    private static async Task<TaskAnswer> SayAsync(TaskHouse house, Actor actor, string text, params string[] chosen)
    {
        var task = await house.TaskAsync("Survey");
        return await house.UseAsync<AddComment, TaskAnswer>(add => add.RunAsync(new(task.Id, house.NextOperation(), text, chosen), actor, default));
    }
}
