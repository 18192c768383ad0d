using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// What happens between building the service and answering the first request: the schema, the procedures that belong to no plan, the clock, due dates by a corrected calendar, and either the
/// demonstration or, once in an installation's life, its first administrator.
/// </summary>
public static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app, CancellationToken ct = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<DatabaseSchema>().BringAsync(ct);
        await services.GetRequiredService<PublishShipped>().RunAsync(Directory.EnumerateFiles(Home.Resolve("workflows/one-off"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText), ct);
        if (services.GetService<DemoClock>() is { } clock)
        {
            await clock.TakeUpAsync(services.GetRequiredService<WorkflowsDb>(), ct);
            await services.GetRequiredService<TakeUpCalendar>().RunAsync(ct);
            await services.GetRequiredService<RecountDueDates>().RunAsync(ct);
            await services.GetRequiredService<Demonstration>().SetUpAsync(ct);
        }
        else
        {
            await services.GetRequiredService<TakeUpCalendar>().RunAsync(ct);
            await services.GetRequiredService<RecountDueDates>().RunAsync(ct);
            await GreetFirstAdministratorAsync(services, ct);
        }
    }

    /// <summary>Answers requests until it is told to stop; 2 when somebody else already listens where it should.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Có chương trình khác đang dùng địa chỉ này; chọn địa chỉ khác bằng --Urls=http://localhost:PORT / Another program uses it; choose another one with --Urls.");
            return 2;
        }
    }

    private static async Task GreetFirstAdministratorAsync(IServiceProvider services, CancellationToken ct)
    {
        if (await services.GetRequiredService<CreateFirstAdministrator>().RunAsync(ct) is { } first)
            await Console.Out.WriteLineAsync($"""

                First administrator, shown only now:
                  {first.UserName}   {first.Password}
                The password has to be changed at the first sign-in.

                """);
    }
}
