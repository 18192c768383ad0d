using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Reports;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

[Collection(DemoPortal.OneAtATime)]
public sealed class BrokenPageTests(BrokenPageTests.BrokenPortal portal) : IClassFixture<BrokenPageTests.BrokenPortal>
{
    [Fact]
    public async Task A_page_that_breaks_says_so_with_the_headers_of_every_other_page()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");

        using var answer = await officer.GetAsync("/ke-hoach");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("hỏng có chủ ý", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
    }

    /// <summary>The demonstration with one page that cannot be made.</summary>
    public sealed class BrokenPortal : DemoPortal
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddScoped<ReadPlanBoard>(_ => throw new InvalidOperationException("hỏng có chủ ý")));
        }
    }
}
