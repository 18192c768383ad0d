using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>What happens between building the service and answering the first request.</summary>
public static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkflowsDb>().Database.EnsureCreatedAsync();
        if (await scope.ServiceProvider.GetRequiredService<CreateFirstAdministrator>().RunAsync() is { } first)
            await Console.Out.WriteLineAsync($"First administrator, shown only now: {first.UserName} / {first.Password}");
    }
}
