using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using VanQuan.Workflows.Portal.Localisation;
using VanQuan.Workflows.Portal.Pages.Admin.Log;
using VanQuan.Workflows.Portal.Pages.Procedures;
using VanQuan.Workflows.Portal.Pages.Tasks;
using VanQuan.Workflows.Portal.Pages.Tasks.Desk;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>Pages with their policies by folder: a page in no folder named here falls under the fallback policy, which asks for a person.</summary>
public static class PortalPages
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PortalSettings>(configuration.GetSection("Portal"));
        services.AddLanguages();
        services.AddHttpContextAccessor();
        services.AddSingleton<PlanShelf>();
        services.AddScoped<Say>().AddScoped<Visitor>().AddScoped<TaskLines>().AddScoped<ProcedureSteps>().AddScoped<ChainNames>();
        services.AddSingleton<DesignerApp>().AddScoped<TakeInFile>();
        services.AddScoped<DeskWords>().AddScoped<DeskChoices>();
        services.AddScoped<TaskDesks>().AddScoped<TaskSurroundings>();
        // Vietnamese is written as it is, not as entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(options =>
        {
            // Policies add up, so the widest is not put on the root: a generated password opens the pages under Session alone.
            options.Conventions.AuthorizePage("/Index", Policies.People);
            foreach (var room in (string[])["/Tasks", "/Escalation", "/Feeds", "/Approvals", "/Delegations", "/Plans", "/Mail", "/Clock", "/Simulation"])
                options.Conventions.AuthorizeFolder(room, Policies.People);
            options.Conventions.AuthorizePage("/Instances/Run", Policies.People);
            options.Conventions.AuthorizePage("/Instances/Runs", Policies.ProcedureReaders);
            options.Conventions.AuthorizePage("/Instances/Migration", Policies.ProcedureReaders);
            options.Conventions.AuthorizeFolder("/Incidents", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Procedures", Policies.ProcedureReaders);
            options.Conventions.AuthorizeFolder("/Webhooks", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Tokens", Policies.People);
            options.Conventions.AuthorizeFolder("/Session", Policies.SignedIn);
            // Links in mails stay in English and short; they open the same pages.
            options.Conventions.AddPageRoute("/Tasks/Task", "/tasks/{id}");
            options.Conventions.AddPageRoute("/Session/Me", "/account");
            options.Conventions.AllowAnonymousToFolder("/Choices");
            options.Conventions.AllowAnonymousToFolder("/Errors");
            options.Conventions.AllowAnonymousToFolder("/Account");
        });
        services.Configure<MvcOptions>(options => options.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));
        return services;
    }
}
