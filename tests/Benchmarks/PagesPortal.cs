using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Api.V1;
using VanQuan.Workflows.Portal.Bell;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>The demonstration in this process, as its program puts it together, on a database of its own.</summary>
internal sealed partial class PagesPortal : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private PagesPortal(WebApplication app, string folder, Uri address) => (this.app, this.folder, Address) = (app, folder, address);

    public Uri Address { get; }

    public static async Task<PagesPortal> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pages-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        string[] args =
        [
            "--urls", address.ToString(), "--Database:File=" + Path.Combine(folder, "portal.db"), "--Audit:KeyFile=" + Path.Combine(folder, "audit-key.pem"),
            "--Mail:PickupFolder=" + Path.Combine(folder, "mail"),
        ];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, EnvironmentName = "Development", ApplicationName = "VanQuan.Workflows.Portal", ContentRootPath = Path.Combine(BenchmarkOptions.Root, "src/Portal"),
        });
        builder.Configuration.AddSettings("Development", args);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            filters.Rules.Clear();
            filters.MinLevel = LogLevel.Error;
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRooms(builder.Configuration);
        builder.Services.AddSessions(builder.Configuration);
        builder.Services.AddPolicies();
        builder.Services.AddPortalPages(builder.Configuration);
        builder.Services.AddV1(builder.Configuration);
        builder.Services.AddBell();
        var app = builder.Build();
        // The demonstration prints its accounts; standard output is for results.
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        await app.PrepareAsync();
        Console.SetOut(output);
        app.UsePortal();
        await app.StartAsync();
        return new PagesPortal(app, folder, address);
    }

    public DateTimeOffset Now => app.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public Task<WorkflowsDb> OpenAsync() => app.Services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();

    /// <summary>A browser without a screen that is signed in; many requests may be under way at once.</summary>
    public async Task<HttpClient> SignedInAsync(string userName)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        var form = await client.GetStringAsync(new Uri("dang-nhap", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = userName, ["Password"] = app.Services.GetRequiredService<DemoPasswords>().Of(userName),
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        });
        using var answer = await client.PostAsync(new Uri("dang-nhap", UriKind.Relative), fields);
        return answer.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"{userName} could not sign in: {answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
