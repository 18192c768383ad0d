using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>
/// The calendar for the container. A request has one <see cref="WorkCalendar"/> from its first to its last line; what lives as
/// long as the process takes <see cref="CalendarInForce"/> instead.
/// </summary>
public static class CalendarSetup
{
    public static IServiceCollection AddCalendar(this IServiceCollection services, CalendarInForce calendar) => services
        .AddSingleton(calendar)
        .AddScoped(provider => provider.GetRequiredService<CalendarInForce>().Current)
        .AddSingleton<TakeUpCalendar>()
        .AddSingleton<PreviewCalendar>()
        .AddSingleton<EditCalendar>();

    public static IServiceCollection AddCalendar(this IServiceCollection services, WorkCalendar calendar) => services.AddCalendar(new CalendarInForce(calendar));
}
