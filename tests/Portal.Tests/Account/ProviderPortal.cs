using Microsoft.AspNetCore.Hosting;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

/// <summary>The demonstration with an identity provider, and a second step that administrators must have.</summary>
public sealed class ProviderPortal : DemoPortal, IAsyncLifetime
{
    public TestProvider Provider { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Provider = await TestProvider.StartAsync();
        await InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SignIn:OpenIdConnect:Authority", Provider.Address);
        builder.UseSetting("SignIn:OpenIdConnect:ClientId", TestProvider.ClientId);
        builder.UseSetting("SignIn:OpenIdConnect:ClientSecret", TestProvider.ClientSecret);
        builder.UseSetting("SignIn:OpenIdConnect:RequireHttps", "false");
        builder.UseSetting("SignIn:RequireTwoStep", "Administrator");
    }
}
