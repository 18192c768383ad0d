using VanQuan.Workflows.Portal.Api.V1;
using VanQuan.Workflows.Portal.Bell;
using VanQuan.Workflows.Portal.Commands;
using VanQuan.Workflows.Portal.Hosting;

if (CommandLine.Handles(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(RunningEnvironment.Of(args));
builder.Configuration.AddSettings(builder.Environment.EnvironmentName, args);
builder.WebHost.UseStaticWebAssets().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.AddRooms(builder.Configuration);
builder.Services.AddSessions(builder.Configuration);
builder.Services.AddPolicies();
builder.Services.AddPortalPages(builder.Configuration);
builder.Services.AddV1(builder.Configuration);
builder.Services.AddBell();

var app = builder.Build();
await app.PrepareAsync();
app.UsePortal();
return await app.ServeAsync();
