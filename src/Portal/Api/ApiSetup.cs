using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>
/// What the designer's app talks to: JSON under <c>/api</c>, one file per group of addresses. The policies here keep strangers
/// out; who may change what is decided by the use cases when they commit (law 9).
/// </summary>
public static class ApiSetup
{
    /// <summary>A definition travels inside a request beside a few small fields.</summary>
    private const int BesideTheDefinition = 256 * 1024;

    public static void MapApi(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<EngineLimits>();
        var api = app.MapGroup("/api").RequireAuthorization(Policies.People)
            .WithMetadata(new RequestSizeLimitAttribute(limits.MaxBytes + BesideTheDefinition))
            .AddEndpointFilter(ApiGuard.WatchAsync);
        MapSession(api);
        api.MapDesigner();
        api.MapDefinitions();
    }

    /// <summary>A session that was renewed in another window needs a new token for what is still to be sent.</summary>
    private static void MapSession(RouteGroupBuilder api) => api.MapGet("/session", (HttpContext context, IAntiforgery antiforgery, Visitor visitor) =>
        ApiJson.Answer(new { csrf = antiforgery.GetAndStoreTokens(context).RequestToken, me = new { id = visitor.Actor.PersonId, name = visitor.Name } }));
}
