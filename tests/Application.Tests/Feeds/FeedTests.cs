using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Feeds;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application_Tests.Tasks;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Feeds;

public class FeedTests
{
    [Fact]
    public async Task A_calendar_is_read_by_its_secret_address_until_it_is_renewed_or_revoked()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var first = await OpenAsync(house, null, An);
        Assert.Equal(64, first!.Length);
        Assert.Single((await ReadAsync(house, first))!.Tasks);
        Assert.Null(await ReadAsync(house, first[..63] + (first[63] == '0' ? '1' : '0')));
        Assert.DoesNotContain(first, string.Join(' ', (await house.RowsAsync<CalendarFeed>()).Select(feed => Convert.ToHexStringLower(feed.TokenHash))), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await house.RowsAsync<CalendarFeed>()).LastReadAt);

        var second = await OpenAsync(house, null, An);
        Assert.Null(await ReadAsync(house, first));
        Assert.NotNull(await ReadAsync(house, second!));
        Assert.True(await house.UseAsync<FeedOffice, bool>(office => office.RevokeAsync(null, An, default)));
        Assert.Null(await ReadAsync(house, second!));
    }

    [Fact]
    public async Task A_bodys_calendar_is_its_heads_and_goes_on_with_the_heir_of_a_body_that_ended()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        Assert.Null(await OpenAsync(house, "TNMT", An));
        var token = await OpenAsync(house, "TNMT", Binh);
        Assert.Equal("Phòng Tài nguyên và Môi trường", (await ReadAsync(house, token!))!.Name);
        Assert.Single((await ReadAsync(house, token!))!.Tasks);
        Assert.Equal([null, "TNMT"], (await house.UseAsync<FeedOffice, IReadOnlyList<OwnedFeed>>(office => office.OfAsync(Binh, default))).Select(feed => feed.UnitCode));

        await using (var db = await house.Databases.CreateDbContextAsync())
        {
            var old = await db.FindAsync<UnitRow>("TNMT");
            (old!.EndedOn, old.Successors) = (new DateOnly(2022, 8, 23), ["VP"]);
            await db.SaveChangesAsync();
        }
        var after = await ReadAsync(house, token!);
        Assert.Equal("Văn phòng HĐND và UBND", after!.Name);
        Assert.Single(after.Tasks);
    }

    [Fact]
    public async Task An_entry_bears_the_uid_of_the_mails_entry_and_a_sequence_that_grows_with_the_due_date()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        var settings = Options.Create(new MailSettings());
        var text = new FeedText(settings, WorkCalendarFile.Load(Repository("appsettings/calendar-vn.csv")));
        var token = await OpenAsync(house, null, An);

        var before = Unfolded(text.Of((await ReadAsync(house, token!))!));
        Assert.Contains($"UID:{MailThread.RootOf(task.Id)}@{settings.Value.MessageIdHost}", before, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20220909", before, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2", before, StringComparison.Ordinal);
        Assert.Equal(FeedText.TagOf(before), FeedText.TagOf(Unfolded(text.Of((await ReadAsync(house, token!))!))));

        await house.UseAsync<ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(task.Id, house.NextOperation(), new DateOnly(2022, 9, 20), "Lùi theo công văn 12"), Giang, default));
        var after = Unfolded(text.Of((await ReadAsync(house, token!))!));
        Assert.Contains("DTSTART;VALUE=DATE:20220920", after, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:4", after, StringComparison.Ordinal);
        await house.SubmitAsync("Survey", An);
        Assert.DoesNotContain("VEVENT", text.Of((await ReadAsync(house, token!))!), StringComparison.Ordinal);
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static Task<string?> OpenAsync(TaskHouse house, string? unit, Actor actor) => house.UseAsync<FeedOffice, string?>(office => office.OpenAsync(unit, actor, default));

    private static Task<FeedContents?> ReadAsync(TaskHouse house, string token) => house.UseAsync<ReadFeed, FeedContents?>(read => read.FindAsync(token, default));
}
