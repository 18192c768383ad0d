using Microsoft.AspNetCore.Hosting;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>The demonstration where publishing takes two, and where nothing but the smallest procedure can be proven in full.</summary>
public sealed class SecondPersonPortal : DemoPortal
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Designer:SecondPerson", "true");
        builder.UseSetting("Engine:Proof:MaxStates", "5");
    }
}
