using Hangfire;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Portal.Api;
using VanQuan.Workflows.Portal.Api.V1;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Pages.Feeds;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>The way a request takes. Errors become pages in words; nothing is served without the safe headers.</summary>
public static class Pipeline
{
    public static void UsePortal(this WebApplication app)
    {
        // Around the headers, because an error takes back those that were set and goes the rest of the way once more.
        app.UseExceptionHandler("/loi/500");
        app.UseSafeHeaders();
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        if (app.Services.GetRequiredService<IOptions<PortalSettings>>().Value.RequireHttps)
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
        app.UseRequestLocalization();
        app.UseV1Guard();
        app.UseRouting();
        app.UseV1Strays();
        app.UseAuthentication();
        app.UseOtherEngines();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapFeeds();
        app.MapApi();
        app.MapV1();
        app.MapOtherEngines();
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], DashboardTitle = "VanQuan.Workflows", DisplayStorageConnectionString = false })
            .RequireAuthorization(Policies.Administrators);
    }
}
