using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Webhooks.Sending;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Webhooks for the container. What is noted for them is noted by every transition.</summary>
public static class WebhookRoom
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookSettings>().Bind(configuration.GetSection("Webhooks"))
            .Validate(settings => settings.AllowedNetworks.All(text => System.Net.IPNetwork.TryParse(text, out _)), "Webhooks:AllowedNetworks: networks such as 10.20.0.0/16.")
            .Validate(settings => settings.TimeoutSeconds is >= 1 and <= 60 && settings.Lease >= TimeSpan.FromSeconds(settings.TimeoutSeconds * SendWebhooks.BatchSize), "Webhooks:TimeoutSeconds: 1 to 60, and Webhooks:Lease at least 20 times that.")
            .ValidateOnStart();
        return services.AddSingleton<WebhookSecrets>().AddSingleton<WebhookDesk>().AddSingleton<WebhookClient>().AddSingleton<SendWebhooks>()
            .AddSingleton<AddWebhook>().AddSingleton<ChangeWebhook>().AddSingleton<RemoveWebhook>().AddSingleton<PingWebhook>().AddSingleton<RetryDelivery>().AddSingleton<ReadWebhooks>();
    }
}
