using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>What holds for every address of the Portal.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class EndpointTests(DemoPortal portal)
{
    private static readonly string[] Everyones =
    [
        "/viec-cua-toi", "/phe-duyet", "/ke-hoach", "/ke-hoach/van-quan/4", "/ke-hoach/van-quan/viec", "/thu-da-gui", "/tai-khoan", "/tai-khoan/thu", "/tai-khoan/phien", "/tai-khoan/hai-buoc", "/tai-khoan/ma-truy-cap", "/tai-khoan/khoa", "/dang-xuat", "/lua-chon/ngon-ngu", "/lua-chon/giao-dien", "/dong-ho",
    ];

    private static readonly string[] Administrators = ["/su-co", "/quan-tri", "/quan-tri/nguoi", "/quan-tri/dang-nhap", "/quan-tri/lich", "/quan-tri/lich/sua", "/quan-tri/co-quan", "/quan-tri/co-quan/TNMT", "/quan-tri/nhat-ky", "/quan-tri/mau-thu", "/quan-tri/mau-thu/digest", "/quan-tri/hop-thu", "/quan-tri/webhook", "/hangfire"];

    [Fact]
    public void No_endpoint_is_without_a_policy_or_an_explicit_permission_for_strangers()
    {
        var open = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Empty(open);
    }

    [Fact]
    public async Task Strangers_are_led_to_the_sign_in_and_nowhere_else()
    {
        using var stranger = portal.Visitor();
        foreach (var address in Everyones.Concat(Administrators).Where(address => !address.StartsWith("/lua-chon", StringComparison.Ordinal)))
        {
            using var answer = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/dang-nhap", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_job_dashboard_and_incidents_are_for_administrators_only()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");
        using var administrator = await portal.SignedInAsync("quantri");
        foreach (var address in Administrators)
        {
            using var refused = await officer.GetAsync(address);
            using var opened = await administrator.GetAsync(address);
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, opened.StatusCode));
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_safe_headers_and_nothing_inline()
    {
        using var person = await portal.SignedInAsync("phochutich");
        foreach (var address in Everyones.Append("/khong-co-trang-nay"))
        {
            using var answer = await person.GetAsync(address);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
            Assert.DoesNotContain(" onclick=", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cookies_cannot_be_read_by_scripts_nor_sent_along_from_other_sites()
    {
        using var client = portal.Visitor();
        using var answer = await DemoPortal.PostAsync(client, "/dang-nhap", "/dang-nhap", new() { ["UserName"] = "cv.vp", ["Password"] = portal.PasswordOf("cv.vp") });

        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_generated_password_opens_only_the_page_that_changes_it()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(new("nguoi.moi", "Người Mới"), Actor.System);
        using var client = portal.Visitor();
        using var signedIn = await DemoPortal.PostAsync(client, "/dang-nhap", "/dang-nhap", new() { ["UserName"] = made.UserName, ["Password"] = made.Password });
        using var elsewhere = await client.GetAsync("/ke-hoach");
        Assert.Equal("/doi-mat-khau", signedIn.Headers.Location!.ToString());
        Assert.EndsWith("/doi-mat-khau", elsewhere.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var changed = await DemoPortal.PostAsync(client, "/doi-mat-khau", "/doi-mat-khau",
            new() { ["Current"] = made.Password, ["Chosen"] = "Mat-Khau-Rieng-2022", ["Repeated"] = "Mat-Khau-Rieng-2022" });
        using var opened = await client.GetAsync("/ke-hoach");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (changed.StatusCode, opened.StatusCode));
    }

    [Fact]
    public async Task A_post_without_the_forms_token_changes_nothing()
    {
        using var person = await portal.SignedInAsync("cv.vp");
        using var answer = await person.PostAsync("/dong-ho", new FormUrlEncodedContent(new Dictionary<string, string> { ["step"] = "week" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Opening_every_page_changes_nothing()
    {
        using var person = await portal.SignedInAsync("quantri");
        var task = await portal.ReadAsync(db => db.Set<UserTask>().OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        var before = await StateAsync();
        foreach (var address in Everyones.Concat(Administrators).Append("/cong-viec/" + task))
            (await person.GetAsync(address)).Dispose();

        Assert.Equal(before, await StateAsync());
    }

    private Task<(int, int, int, int)> StateAsync() => portal.ReadAsync(async db => (
        await db.Set<UserTask>().SumAsync(task => task.Version), await db.Set<WorkflowInstanceRow>().SumAsync(row => row.RowVersion),
        await db.Set<AuditLine>().CountAsync(line => !EF.Functions.Like(line.Chain, "account%")), await db.Set<OperationRow>().CountAsync()));
}
