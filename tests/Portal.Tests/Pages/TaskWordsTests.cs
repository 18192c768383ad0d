using System.Net;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>A task's page speaks the reader's words, not those of the definition's author.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class TaskWordsTests(DemoPortal portal)
{
    [Theory]
    [InlineData("vi", "<b>Không đủ điều kiện</b>", "Xã thẩm tra hiện trạng", "chưa đối chiếu</span>")]
    [InlineData("en", "<b>Not eligible</b>", "Commune verifies", "not checked</span>")]
    public async Task Outcomes_steps_and_legal_bases_are_said_in_words(string language, string outcome, string step, string standing)
    {
        var id = await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.ActivityId == "Eligibility").OrderBy(task => task.Id).Select(task => task.Id).FirstAsync());
        using var officer = await portal.SignedInAsync("cv.vhtt");
        (await DemoPortal.PostAsync(officer, "/lua-chon/ngon-ngu", "/lua-chon/ngon-ngu", new() { ["language"] = language })).Dispose();
        (await DemoPortal.PostAsync(officer, "/cong-viec/" + id, $"/cong-viec/{id}?handler=Claim", new() { ["op"] = Guid.NewGuid().ToString("N") })).Dispose();
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync("/cong-viec/" + id));
        (await DemoPortal.PostAsync(officer, "/lua-chon/ngon-ngu", "/lua-chon/ngon-ngu", new() { ["language"] = "vi" })).Dispose();

        Assert.Contains(outcome, page, StringComparison.Ordinal);
        Assert.Contains(step, page, StringComparison.Ordinal);
        Assert.Contains(standing, page, StringComparison.Ordinal);
        Assert.DoesNotContain("[?]", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[2]", page, StringComparison.Ordinal);
    }
}
