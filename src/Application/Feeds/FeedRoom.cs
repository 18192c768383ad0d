using Microsoft.Extensions.DependencyInjection;

namespace VanQuan.Workflows.Application.Feeds;

/// <summary>Calendars under secret addresses, for the container.</summary>
public static class FeedRoom
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services.AddSingleton<FeedOffice>().AddSingleton<ReadFeed>().AddScoped<FeedText>();
}
