using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoPortal))]

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The demonstration as people start it, on a port and a database of its own. One for all tests of pages.</summary>
public partial class DemoPortal : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Tests of pages run one after another: one that compares before and after must not see another at work.</summary>
    public const string OneAtATime = "The running demonstration";

    private readonly string folder = Directory.CreateTempSubdirectory("portal-tests-").FullName;

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The port to listen on; 0 for any that is free.</summary>
    protected virtual int Port => 0;

    public ValueTask InitializeAsync()
    {
        UseKestrel(Port);
        StartServer();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        // Hangfire logs by a static that this service has pointed at its own logging, which is gone now; others still ring.
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public string PasswordOf(string userName) => Services.GetRequiredService<DemoPasswords>().Of(userName);

    public async Task<T> ReadAsync<T>(Func<WorkflowsDb, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>What a test did past the pages reaches an engine with a store of its own, where the build has one.</summary>
    public Task<int> HandOverAsync() => Services.GetRequiredService<ExchangeWithEngines>().RunAsync(default);

    /// <summary>For what only the built-in engine can do: skipped by name where the build runs on another (docs/elsa.md).</summary>
    public void NeedsOurEngine() => Assert.SkipWhen(
        Services.GetRequiredService<NewVersionsRunOn>().Engine != WorkflowInstanceRow.BuiltIn, "Moving runs to another version, retrying and skipping are the built-in engine's.");

    /// <summary>A browser without a screen: cookies, no redirects followed.</summary>
    public HttpClient Visitor() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public async Task<HttpClient> SignedInAsync(string userName)
    {
        var client = Visitor();
        using var answer = await PostAsync(client, "/dang-nhap", "/dang-nhap", new() { ["UserName"] = userName, ["Password"] = PasswordOf(userName) });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Fetches a page for its form's token and posts the fields.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string target, Dictionary<string, string> fields)
    {
        var html = await client.GetStringAsync(page);
        fields["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        return await client.PostAsync(target, new FormUrlEncodedContent(fields));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Database:File", Path.Combine(folder, "portal.db"));
        builder.UseSetting("Mail:PickupFolder", Path.Combine(folder, "mail"));
        builder.UseSetting("Audit:KeyFile", Path.Combine(folder, "key.pem"));
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
