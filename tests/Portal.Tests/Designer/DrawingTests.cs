using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>The shipped review of cooperatives, drawn from an empty canvas to published.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class DrawingTests(OpenBrowser browser) : IClassFixture<OpenBrowser>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browser.CloseWindowsAsync();

    [Fact]
    public async Task The_review_of_cooperatives_is_drawn_and_published_by_mouse()
    {
        var page = await browser.OpenAsync(width: 1600);
        await DrawAsync(new Mouse(page), "Rà soát hợp tác xã, vẽ bằng chuột");
    }

    [Fact]
    public async Task The_review_of_cooperatives_is_drawn_and_published_without_a_mouse()
    {
        var page = await browser.OpenAsync();
        await DrawAsync(new Keys(page), "Rà soát hợp tác xã, vẽ bằng phím");
    }

    private async Task DrawAsync(IHand hand, string name)
    {
        var shipped = await Studio.PublishedAsync(browser.Portal, "vq-cooperative-review", 1);
        var studio = await hand.BeginAsync(name);
        await new CooperativeReview(shipped, hand).DrawAsync();
        await studio.ProvenAsync();
        await hand.PublishAsync("Vẽ lại từ bản đang dùng");

        var published = await studio.PublishedAsync(browser.Portal);
        Assert.Equal(Essence.Of(shipped), Essence.Of(published));
        Assert.Equal(name, (string?)published["name"]);
    }
}
